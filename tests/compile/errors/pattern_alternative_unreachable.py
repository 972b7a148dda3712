# from: 3.10
match x:
    case a | 1: pass
