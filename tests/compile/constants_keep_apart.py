# Equal, but not the same constant.
a = 1, 1.0, True, 1 + 0j
b = 0, 0.0, -0.0, False, 0j, -0j
c = (1,), (1.0,), (True,)
d = "a", b"a"
e = (0.0,), (-0.0,)
f = ((1, 2), (1, 2.0)), ((1, 2), (1, 2))
g = x in {1, 2}, x in {1.0, 2.0}, x in {True, 2}
h = ..., None, ...
