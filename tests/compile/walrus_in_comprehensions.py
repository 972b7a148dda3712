a = [b := x for x in y]
c = [d for x in y if (d := x)]
e = [[f := x for x in y] for z in w]
g = {(h := 1): (i := 2) for x in y}
j = (k := x for x in y)
l = any((m := x) for x in y)


def n(y):
    o = [p := x for x in y]
    return p, (q := x for x in y)


def r(y):
    global s
    return [s := x for x in y], [[s := x for x in z] for z in y]


def t(y):
    u = 1

    def v():
        nonlocal u
        return [u := x for x in y]
    return [w := lambda: w for x in y]


def aa(y):
    return [(bb := x, lambda: bb) for x in y]


def cc(y):
    return lambda: [dd := x for x in y]


async def ee(y):
    return [ff := x async for x in y if (gg := await x)]


def hh(y):
    ii = [y := x for x in y]
    return y


class C:
    def __m(self):
        return [__n := x for x in self]
