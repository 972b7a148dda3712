# The same constant in different code objects.
a = (1000, "a", b"b", 1.5)


def f():
    return (1000, "a", b"b", 1.5)


def g(x=(1000, "a", b"b", 1.5)):
    return x in {1000, "a", b"b"}, x in {1000, "a", b"b"}


class C:
    y = (1000, "a", b"b", 1.5)
    z = 1000
    w = 1.5
