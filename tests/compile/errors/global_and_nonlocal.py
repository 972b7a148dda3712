def f():
    x = 1
    def g():
        nonlocal y, x
        global z, x
    y = 1
