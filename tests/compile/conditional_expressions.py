a = x if y else z
b = x if y else z if w else v
c = (x if y else z) if w else v
d = x if y and z else w
e = x if not y else z
f = 1 if x else 2
g = x if 1 else y
h = x if 0 else y
i = x if y is None else z
j = f(x if y else z, w)
k = [x if y else z]
l = (x if y else z).w
m = x if y else (z, w)
return_ = lambda: x if y else z
n = x if (y if z else w) else v
o = x if y == z else None
