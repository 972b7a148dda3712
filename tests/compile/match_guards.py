# from: 3.10
match x:
    case a if a > 1: b
    case [a, b] if a and b: c
    case _ if y: d
    case {"a": a} if not a or b: e
    case 1 if (a := x): f
    case 1 if 1: g
    case 2 if 0: h
    case [*a] if all(b for b in a): i
    case C(a) if a < b < c: j


def f(x):
    match x:
        case a if (yield a): return a
        case [b] if b: return b
        case _: return x
