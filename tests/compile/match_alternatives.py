# from: 3.10
match x:
    case 1 | 2: a
    case "a" | "b" | None: b
    case [a] | [_, a]: b
    case [a, b] | [b, a]: c
    case [a, b, c] | [c, a, b] | [b, c, a]: d
    case (1 | 2) as a: b
    case [1 | 2, 3 | 4]: c
    case C(1 | 2): d
    case {"a": 1 | 2}: e
    case [a] | {"a": a} | C(a): f
    case [[a, b] | {"a": a, "b": b}, c]: g
    case (1 | 2) | (3 | 4): h
    case [a, 1 | 2, b]: i
    case 1 | _: j
match x:
    case 1 | 2 if 0: j
    case (1 as a) | (2 as a): k
