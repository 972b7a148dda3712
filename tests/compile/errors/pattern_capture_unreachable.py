# from: 3.10
match x:
    case a: pass
    case 1: pass
