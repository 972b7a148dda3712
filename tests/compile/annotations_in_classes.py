class A:
    a: int
    b: int = 1
    c.d: int = 1
    c[e]: int
    (f): int
    g: a
    __h: __i
    j: [k for k in a]
    l: lambda: a


class B:
    """Docstring."""
    a: "text"

    def f(self, a: a) -> a:
        pass


class C:
    a.b: int


def f(x):
    class D:
        a: x
        b: D
        x: x = x
        y: lambda: x
    return D


class E:
    class F:
        a: E
        b: F
    c: F.a
