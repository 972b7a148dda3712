# from: 3.10
match x:
    case {-1: a, 1 + 0j: b, -1: c}: pass
