# from: 3.10
match x:
    case [a, _] as a: pass
