x[1:2] = a
x[:] = a
x[y:z] = a
x[y:z:w] = a
x[1:2, 3] = a
del x[1:2]
del x[:]
del x[y:z]
x[1:2] += a
x[y:z] -= a
x[y:z:w] *= a
x[1:2], x[3:4] = a
for x[0:1] in y:
    pass
x[:]: int = 1
