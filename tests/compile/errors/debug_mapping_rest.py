# from: 3.10
match x:
    case {**__debug__}: pass
