# from: 3.10
match x:
    case C(): a
    case C(1): b
    case C(a): b
    case C(a, b): c
    case C(a=1): b
    case C(a=a): b
    case C(a, b=b): c
    case C(1, a, b=2, c=c): d
    case a.b.C(_): d
    case int(a): b
    case C(D(a), b=[c]): d
    case C(a=_): d
    case C(_, _): d
    case C(a,): d
    case str() | bytes(): e
