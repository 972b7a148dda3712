# from: 3.14
# How expressions look as text.
from __future__ import annotations

a: ((1, 2), (1,), ())
b: ([1, *x], {1, 2}, {**x})
c: ((a + b) * c, a + b * c, a ** b ** c, (a ** b) ** c, -a ** b, (-a) ** b)
d: (a and (b or c), not (a and b), not a == b)
e: ((lambda: x)(), lambda x, /, y, *, z: 0, lambda *a, **k: a)
f: (x.y.z, 1 .real, 1.5.real, (1).real, "s".upper)
g: (f(a, *b, c=d, **e), f(x for x in y), f((x for x in y), z))
h: (await_, (await_))
i: (a if b else c if d else e, (a if b else c) if d else e)
j: (x[a], x[a, b], x[a:b], x[a:b:c], x[:, 1], x[*a], x[()], x[(a, b):c])
l: ({x: y for x, y in z if x if y for w in x})
m: ("it's", 'say "x"', "both ' and \"", "\n", "é\u1234", b'\x00')
n: (1e300, 1e999, -1e999, 1e-7, 0xff, 1_000, 1j, 1e999j)
o: (..., None, True)
p: a @ b // c % d << e >> f & g ^ h | i
q: (~a, +a, - -a, not not a)
r: (f"{x}{{}}{y!r}", f"{x:{y}}", f"a'b{x['k']}", f"{x + y}", f"{(lambda: 1)}")
s: (lambda: (a := 1), [(a := 1) for b in c])
t: ((a, *b))
u: (a < b < c, (a < b) < c, a < (b < c))
w: (t"{x}", t"a{x!r:>5}b")
