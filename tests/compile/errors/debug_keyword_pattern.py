# from: 3.10
match x:
    case C(y=1, __debug__=z): pass
