# `for x in [value]` in a comprehension is an assignment.
a = [z for x in y for z in [f(x)]]
b = [z for x in y for z in (x,)]
c = [z for z in [x]]
d = {z: w for x in y for z, w in [x]}
e = [z for x in y for z in [*x]]
f = (z for x in y for z in [x] if z)
g = [z for x in y for z in {x}]
h = [z for x in y for z in [1]]
def i(y): return [w for x in y for z in [x + 1] for w in (z,) if w]
