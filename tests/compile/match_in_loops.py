# from: 3.10
def f(x):
    for y in x:
        match y:
            case 1: continue
            case 2: break
            case [a]: return a
            case {"k": b}: pass
            case _: raise E
    while True:
        match x:
            case 0:
                x = 1
            case 1:
                break


def g(x):
    with x:
        match x:
            case [y]: return y
    try:
        match x:
            case y.z: return
    finally:
        match x:
            case _: pass


match x:
    case 1: pass
    case 2: pass
