# from: 3.10
# Loads of locals that may be unset are checked.
def a():
    if x:
        y = 1
    return y


def b(y):
    del y
    return y


def c():
    for y in x:
        pass
    return y


def d():
    try:
        y = 1
    except E:
        pass
    return y, y


def e():
    while x:
        y = 1
        del y
    return y


def f(y):
    if x:
        del y
    y = y
    return y


def g():
    y
    y = 1
    y
    del y
    y


def h(a):
    try:
        f()
    except E as a:
        a
    return a


def i():
    with x as y:
        z = y
    return y, z


def j():
    match x:
        case [a, b]:
            pass
        case {"k": c}:
            pass
    return a, b, c
