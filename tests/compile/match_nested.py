# from: 3.10
def f(x):
    match x:
        case {"a": [C(a, [b, *c]), *d], **e} if a:
            return a, b, c, d, e
        case [[[a]], ([b] | [b, _]), {"k": {}}]:
            return a, b
        case C(x=D(y=E(z=[1, {"a": (2 | 3) as w}]))):
            return w
        case [{"a": a}, {"b": b}] | [{"b": b}, {"a": a}]:
            match a:
                case 1:
                    match b:
                        case 2: return a
                        case _: pass
                case _: return b
        case [a, [b, [c, [d]]]]:
            return a + b + c + d
