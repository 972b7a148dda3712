# from: 3.13
# Annotations and type parameters of a class see its names.
class A:
    a: b
    def f(self, x: a): pass


class B:
    x: int
    class C:
        y: x
        z: y


def f(a):
    class D:
        a: a
        b: a
        def g(self, x: a) -> b: pass
    class E:
        b: a
        a = 1
    return D


class F:
    def f(self): return __classdict__
    x = __classdict__
    [__classdict__ for y in x]
