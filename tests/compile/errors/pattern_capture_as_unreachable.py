# from: 3.10
match x:
    case (_ as a): pass
    case _: pass
