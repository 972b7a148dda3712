def f(y):
    a = [x for x in y if x if not x.z if x.w and x.v]
    b = [x for x in y if x or y if (x and y) or not x]
    c = [x for x in y if x is None]
    d = [x for x in y if not x is None if x in y]
    e = {x: w for x in y if x for w in x if w == x}
    g = [x for x in y if 1]
    h = [x for x in y if 0]
    i = [x for x in y if not 0 and x]
    j = [x for x in y if (x if y else a)]
    return a, b, c, d, e, g, h, i, j
