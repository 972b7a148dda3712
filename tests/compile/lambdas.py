a = lambda: 0
b = lambda x: x
c = lambda x, y=1, *z, w, v=2, **u: (x, y, z, w, v, u)
d = lambda x, /, y: x
e = lambda *x: x
f = lambda **x: x
g = lambda *, x: x
h = lambda: lambda: 0
i = lambda x: lambda y: x + y
j = lambda: (yield)
k = lambda: (yield from x)
l = lambda x=lambda: 0: x
m = lambda: [x for x in y]
n = lambda self: self.__x
o = (lambda: 1)()
p = lambda: "no docstring"
q = lambda: None
r = lambda: (x := 1)
s = lambda x: (x, lambda: x)


class C:
    f = lambda self: super().x
    g = lambda: __class__
