# Small blocks that leave the function are copied to where they are jumped to.
def a(x):
    if x:
        y = 1
    else:
        y = 2
    return y


def b(x):
    try:
        y = 1
    except E:
        y = 2
    return y


def c(x):
    if x:
        if x.y:
            return
        x.z
    return


def d(x):
    for y in x:
        if y:
            break
    return


def e(x):
    while x:
        if x.y:
            x.z
        elif x.w:
            x.v
        else:
            return
    return x


def f(x):
    if x:
        raise x
    raise


def g(x):
    with x:
        if x.y:
            return 1
        x.z
    return 2
