# from: 3.10
match x:
    case [*a, b, *c]: pass
