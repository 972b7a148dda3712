a = (x for x in y)
b = f(x for x in y)
c = f((x for x in y), z)
d = (x for x in y if x)
e = (x for x in y for z in x)
f = ((x for x in y) for y in z)
g = (x for x in [1, 2, 3])
h = (lambda: x for x in y)
i = ([x for x in z] for z in y)
j = list(x for x in y)
k = (x for x in x)
l = (0 for x.y in z)
m = (x for x in (yield_))
n = (x for x in y if x for z in x if z if w)


def o(y):
    x = 1
    return (x for _ in y), (x for x in y), lambda: (x, y)


class C:
    x = 1
    a = (x for _ in y)
    b = (x for x in x)
    c = (__class__ for x in y)
