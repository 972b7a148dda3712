# from: 3.10
match x:
    case [*_]: a
    case [*a]: b
    case [a, *_]: b
    case [a, *b]: c
    case [*_, a]: b
    case [*a, b]: c
    case [a, *_, b]: c
    case [a, *b, c]: d
    case [1, *_, 2, 3]: d
    case [_, *_, _]: d
    case [_, *a, _]: d
    case [*_, _]: d
    case *a, b: d
    case *a,: d
    case [[*a], *b]: c
    case [a, b, *_, c, d]: e
    case [1, *_]: f
