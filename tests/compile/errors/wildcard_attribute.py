# from: 3.10
match x:
    case _.a:
        pass
