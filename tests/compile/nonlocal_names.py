def a():
    x = 1

    def b():
        nonlocal x
        x = 2
        x += 1
        del x

        def c():
            nonlocal x
            return x
    return x


def d(x, y):
    def e():
        nonlocal x, y
        x, y = y, x
        return [x for x in y]
    class F:
        nonlocal x
        x = 1
        y = x
        def g(self):
            return x
    return e


class C:
    def f(self):
        def g():
            nonlocal __class__
            __class__ = 1
        return g


def h():
    def i():
        nonlocal x
        for x in y: pass
        import x
        with z as x: pass
        try: pass
        except E as x: pass
    x = 1
