del a
del a, b
del (a, b)
del [a, b], c
del (a), (b, (c, d))
del a.b
del a[b]
del a.b, a[b], a[1:2]
del ()
del []


def f(a, b):
    global g
    del a
    del b, g
    c = 1
    del (c)


def h(a):
    def i():
        nonlocal a
        del a
    del a


class C:
    x = 1
    del x, __y
