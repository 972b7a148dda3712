# options: -O
"""Ways through code."""


def loops(n):
    for i in range(n):
        if i % 2 == 0 or not i:
            continue
        elif i > 7 and i is not None:
            break
        while i in n and 1 < i <= 3:
            i -= 1
    else:
        del n
    return i if i not in (1, 2) else -i ** 2


first, *rest, last = loops(1)
a = b = rest
a @= b
a[0], a[1:2] = b << 1, ~b
print({x: y for x, y in a if x is y}, {z for z in b}, {**a, "b": 1}, [*a, *b], {1, *b})
while a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z > 1:
    pass
