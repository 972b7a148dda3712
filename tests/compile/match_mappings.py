# from: 3.10
match x:
    case {}: a
    case {"a": 1}: b
    case {"a": a}: b
    case {"a": a, "b": b}: c
    case {1: a, None: b, False: c, -1: d, 1 + 1j: e}: f
    case {a.b: c}: d
    case {**a}: b
    case {"a": a, **b}: c
    case {"a": {"b": [c]}}: d
    case {"a": _}: e
    case {"a": 1 | 2 as b, **c}: d
    case {"a" "b": _}: c
