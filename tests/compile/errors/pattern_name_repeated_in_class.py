# from: 3.10
match x:
    case C(a, b=[a]): pass
