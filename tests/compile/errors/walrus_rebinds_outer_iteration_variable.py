def f():
    [[(x := 0) for z in y] for x in y]
