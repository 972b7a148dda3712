# Annotations of local variables are not evaluated.
def f():
    a: int
    b: int = 1
    c: undefined
    (d): int = 1
    e.f: int = 1
    e[g()]: h() = 1
    i: lambda: j = 1
    k: [l for l in m] = 1
    return a, b


def g():
    x: int

    def h():
        nonlocal x
    return h


def i(a):
    b: (lambda: a)
    c: [lambda: a for z in y]
