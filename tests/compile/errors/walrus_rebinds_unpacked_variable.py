{(y := 1) for x, (y, z) in w}
