def f(x, y):
    class A:
        x = x
        z = y
        def a(self):
            return x, y, z
        y = 1
        def b(self):
            return y
        [x for _ in y]
        class B:
            x = x
            def c(self):
                return x
    class C(A, x=y):
        w = A
        def d(self):
            return C, A
    return A, C


def g():
    class D:
        x = 1
        class E:
            y = x
        def f(self):
            return x
    def h():
        return D
    x = 2
