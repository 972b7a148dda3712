def a():
    def b():
        def c():
            def d():
                return a, b, c, d
            return d
        return c
    return b


def e(x):
    def f(y):
        def g(z):
            return x + y + z
        return g
    return f


def h():
    x = 1
    def i():
        def j():
            return x
        x = 2
        return j
    return x


def k():
    class L:
        def m(self):
            def n():
                return self, k, L
            return n
    return L


class O:
    def p(self):
        class Q:
            def r(self):
                lambda: [s for s in (t for t in self)]
