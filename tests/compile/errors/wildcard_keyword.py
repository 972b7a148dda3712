# from: 3.10
match x:
    case A(b, _=c):
        pass
