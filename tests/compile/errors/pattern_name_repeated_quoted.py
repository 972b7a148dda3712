# from: 3.10
match x:
    case {"a": é, **é}: pass
