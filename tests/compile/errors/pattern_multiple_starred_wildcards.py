# from: 3.10
match x:
    case *_, *_: pass
