def a():
    yield


def b():
    yield 1


def c(x):
    y = yield x
    return y


def d(x):
    yield from x


def e(x):
    y = yield from x
    return (yield from y)


def f(x):
    while True:
        x = yield x


def g(x):
    for y in x:
        yield y, y


def h(x):
    yield (yield (yield x))


def i(x):
    f((yield), (yield x))
    [(yield)]
    {(yield): (yield)}
    x[(yield)] = yield
    x = yield 1, 2
    x += yield
    return (yield)


def j(x):
    try:
        yield x
    except E:
        yield from x
    finally:
        yield


def k(x):
    with x as y:
        yield y


def l():
    lambda: (yield)
    return 1


def m(x):
    if (yield): pass
    while (yield): pass
    assert (yield)
    raise (yield)


def n(x):
    return
    yield


def o(x):
    yield *x, 1
    print((yield))
    del x[(yield)]


def p(x, y):
    def q():
        yield x
    yield y


def r(x):
    (yield) + (yield)
    (yield).y
    x = (yield) if x else (yield x)
