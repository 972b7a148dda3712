def a(x):
    with x:
        return 1


def b(x):
    with x as y:
        return y


def c(x):
    for y in x:
        with y:
            break


def d(x):
    for y in x:
        with y:
            continue


def e(x):
    with x as a, a as b:
        return a, b


def f(x):
    while x:
        with x:
            if x.y:
                break
            if x.z:
                continue
            if x.w:
                return
    return 1


def g(x):
    try:
        with x:
            return x
    except E:
        with x:
            return x
    finally:
        with x:
            pass


def h(x):
    with x:
        yield
        return


def i(x):
    with x:
        pass
    with x:
        raise
    with x:
        while True:
            pass


def j(x):
    with x:
        with x.y:
            with x.z:
                return x


def k(x):
    with x as x: pass
    return x
