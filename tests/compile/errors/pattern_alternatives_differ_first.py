# from: 3.10
match x:
    case 1 | [a]: pass
