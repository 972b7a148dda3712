# Every way a name can be bound, read in the module, in a class and in functions.
m = 1


def f(p):
    l = m
    c = p

    def g():
        return c, m, unknown

    class C:
        a = c
        b = l
        m = m
        l = a

        def h(self):
            return c, l, m, a

        c = c
    return g, l


class D:
    f = f
    D = D
    def g(self):
        return f, D, g
