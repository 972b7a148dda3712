# from: 3.10
match x:
    case a:
        b
match x:
    case _:
        b
match x:
    case a if a:
        b
    case c:
        d
match x:
    case a as b: c
match x:
    case (a): b
match x:
    case 1 as a: b
    case (2 | 3) as c if c: d
    case _ as e: f


def f(x):
    match x:
        case a:
            return a


def g(x):
    match x:
        case a if a:
            return a
        case _:
            return x


def h(x):
    global a
    match x:
        case [a, b]:
            return lambda: b
