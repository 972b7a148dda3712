x = y = 1
x, (y, *z) = value
x += y
a.b = c[0] = 1.5
n: int = 3
del x, a.b
