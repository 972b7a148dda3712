# from: 3.9
# What is in parentheses behind `with` may be all items or the beginning of one.
def f(a, b, c, x, y, iter):
    with (a)[0]: pass
    with (1, 2, 3)[0] as g: pass
    with (a)[0] + b * c: pass
    with (a)(b)[c]: pass
    with (a).b: pass
    with (a) and b: pass
    with (a) is not b, (c)[b] as a: pass
    with (x) if True else y: pass
    with (x)[0] if x else y: pass
    with (x for x in iter) if x else y: pass
    with (a, b)[0](c) as d, (a): pass
    with ((a)[0], (b)[1:2] as c): pass


def g(x):
    with (yield x): pass
    with (yield x) as f: pass
    with (yield x,) as f: pass
    with ((yield x))[0]: pass
    with (yield from x)[0]: pass
