# from: 3.10
def f(x):
    match x:
        case [a, b, c, d]: return a, b, c, d
        case [a, [b, c], *d, e]: return a, b, c, d, e
        case [
            a,
            b, [c,
            d], {
                1: e, **f
            },
        ]: return a, b, c, d, e, f
        case [a, _, b, 1, c, d]: return a, b, c, d
        case [_, (a, b) as c, [d] as e]: return a, b, c, d, e
        case [a, b] | [b, a, _] | {0: [a, b]}: return a, b
        case [a, C(b, c, d=d), e]: return a, b, c, d, e
    match x:
        case [C(a, b), c]:
            pass
        case {1: a, 2: b, 3: c}:
            pass
match x:
    case [a, b, c]: pass
