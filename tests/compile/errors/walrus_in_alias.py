# from: 3.12
type X = (y := 1)
