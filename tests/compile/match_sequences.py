# from: 3.10
match x:
    case []: a
    case [_]: a
    case [a]: b
    case [a, b]: c
    case a, b: c
    case (a, b): c
    case [1, 2, 3]: d
    case [1, [2, a]]: b
    case [_, _]: c
    case [_, a, _]: b
    case (): c
    case (a,): c
    case [[]]: d
    case ((a, b), c): d
