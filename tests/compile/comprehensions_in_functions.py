def a(y):
    return [x for x in y]


def b(y):
    x = 1
    z = [x for x in y]
    return x, z


def c(y):
    return [lambda: x for x in y]


def d(y):
    x = 1
    z = [lambda: x for x in y]
    return x, z


def e(y):
    z = [x for x in y]
    return lambda: x


def f(x):
    z = [x for x in x]
    return lambda: x


def g():
    return [x for x in y], [x for x in z], {x for x in x}


def h(y):
    try:
        return [x for x in y]
    except E:
        return [x for x in y if x]
    finally:
        [x for x in y]


def i(y):
    return [[[x for x in z] for z in w] for w in y]


def j():
    def k():
        nonlocal x
        return [x for x in y]
    x = 1
    return [k for k in x]


def l(a, b):
    return [a for a in b for b in a], a, b


def m(y):
    for x in [x for x in y]:
        yield [x for _ in y]


def n(y):
    return {x: y for x in y for y in x}


def o(y):
    del [x for x in y][0]
    return [x for x in y][0]
