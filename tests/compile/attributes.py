a = x.y
b = x.y.z
x.y = a
x.y.z = a
x.y += a
del x.y
del x.y.z
x.y, x.z = a
for x.y in z:
    pass
x . y
x.__class__
(x
 .y
 .z)
1 .real
1.5.real
"a".upper
