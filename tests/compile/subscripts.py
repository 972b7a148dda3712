# from: 3.11
a = x[0]
b = x[y]
c = x[y][z]
d = x[y, z]
e = x[()]
f = x[(1, 2)]
g = x[*y]
h = x[*y, z]
x[y] = z
x[y] += z
x[y][z] -= 1
del x[y]
del x[y], x[z]
x[y := 1]
x[*y] = z
x[lambda: 0]
