def a(x, y, z):
    if x:
        if y:
            z
    return x


def b(x, y):
    while x:
        if y:
            continue
        else:
            continue


def c(x, y, z):
    return (x and y) or z, x and (y or z), (x or y) and z


def d(x, y):
    for i in x:
        if i:
            if y:
                continue
            else:
                break
        else:
            continue


def e(x, y, z):
    if not (x and y) or z:
        return 1
    return 2


def f(x, y):
    while x:
        if y:
            pass
        else:
            pass


def g(x):
    if x:
        pass
    elif x.y:
        pass
    else:
        pass


def h(x, y, z):
    a = x and y if z else x or y
    return a


def i(x, y):
    if (x and y) is None:
        return 1
    if x is None and y is not None:
        return 2


def j(x):
    while True:
        if x:
            continue
        break


def k(x, y):
    if x if y else 0:
        return 1
    if x and not (y and (x or not y)):
        return 2
