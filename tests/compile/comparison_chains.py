a = x < y < z
b = x < y < z < w
c = x == y is z in w
d = x < y() < z
e = not x < y < z
f = (x < y) < z
g = x < (y < z)
h = 1 < x < 10
i = x is not None is not y
if x < y < z:
    pass
while x < y <= z:
    pass
j = a if x < y < z else b
if not x < y < z:
    pass
if x < y < z and a < b < c:
    pass
assert x < y < z
k = x < y < z or w
l = [v for v in x if 0 < v < 10]


def f(x, y, z):
    return x < y < z


def g(x, y, z):
    if x < y < z:
        return 1
    return 2
