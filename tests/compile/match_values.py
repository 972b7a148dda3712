# from: 3.10
match x:
    case a.b: c
    case a.b.c: d
    case a.b | c.d: e


def f(x):
    match x:
        case x.y: return 1
        case x.z.w: return 2
    return 3
