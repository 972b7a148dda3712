# from: 3.9
with x: pass
with x as y: pass
with x as y, z as w: pass
with x, y: pass
with (x as y, z as w,): pass
with (x, y): pass
with (x): pass
with x as (a, b): pass
with x as [a, *b]: pass
with x as a.b: pass
with x as a[b]: pass
with x() as y:
    a
    b
with x as y:
    with z as w:
        a
with f(x) as y: y.z
with x as a.b, y as c[d]: pass
with (yield_): pass
with x: raise E
with x:
    try:
        a
    except E:
        b
