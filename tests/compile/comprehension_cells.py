# Cells inside and around inlined comprehensions.
def a(y):
    return [lambda: (x, y) for x in y]


def b(x):
    def c():
        return x
    return [lambda: x for x in c()], x


def d():
    x = 1

    def e():
        return [lambda: x for x in x]
    return e


def f(y):
    return [[lambda: (x, z) for z in x] for x in y]


def g(y):
    return [[lambda: x for x in x] for x in y]


def h():
    return [lambda: x for x in y], [lambda: x for x in z]


def i():
    x = 1

    def j():
        nonlocal x
        [lambda: x for x in y]
        x = 2
    return [x for x in j()]


def k(x):
    [x for x in y]
    return [x for z in y], lambda: x


def l():
    def m():
        return n
    return [n for n in y if (lambda: n)]


class C:
    def o(self):
        return [super().x for x in y], [__class__ for x in y]
