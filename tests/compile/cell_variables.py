def a(x):
    def b():
        return x
    return b


def c():
    x = 1
    y = 2
    z = 3

    def d():
        return z, x

    def e():
        return y
    return x, y, z


def f(b, a, *args, c, **kwargs):
    lambda: (a, args, kwargs)
    lambda: (c, b)
    return a


def g(x):
    def h():
        def i():
            return x
        return i
    return h


def j():
    for x in y:
        lambda: x
    with z as w:
        lambda: w
    try:
        pass
    except E as e:
        lambda: e


def k():
    def l():
        return l
    return l


def n(x):
    del x
    lambda: x


def o(self):
    class P:
        def q(self):
            return o, P, self
    return P
