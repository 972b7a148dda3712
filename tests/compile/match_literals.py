# from: 3.10
match x:
    case 1:
        a
match x:
    case 1: a
    case "s": b
    case b"b": c
    case 1.5: d
    case -1: e
    case -1.5: f
    case 1 + 2j: g
    case -1 - 2j: h
    case 1j: i
    case None: j
    case True: k
    case False: l
    case "a" "b": m
    case _: n
match x:
    case 0x10 | 1_000: pass
match x, y:
    case 1, 2: pass
match (x):
    case (1): pass
match x,:
    case [1]: pass
match *x, y:
    case _: pass
