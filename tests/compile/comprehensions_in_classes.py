# from: 3.14
class A:
    a = [x for x in y]
    x = 1
    b = [x for x in y]
    c = [x for _ in x]
    d = [lambda: x for x in y]
    e = [a for a in b if c]
    f = {x: y for x in y for y in z}
    g = [[x for x in z] for z in y]
    h = [__class__ for x in y]
    i = (x for x in y)
    j = [lambda: __class__ for x in y]
    k = [lambda: x for z in y]


def f(x):
    class B:
        a = [x for y in z]
        b = [x for x in z]
        c = [lambda: x for y in z]
        y = [(lambda: x)() for w in z]
        x = [x for y in x]
    return B


class C:
    [x for x in y]
    [z for x in y for z in x]
    __x = [__x for __x in __x]
    del x
    global g
    g = [g for g in y]
    h = [g for x in y]


class D:
    class E:
        x = [x for x in y]
    x = [E for E in E]
