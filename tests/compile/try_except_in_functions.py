def a():
    try:
        return 1
    except E:
        return 2


def b(x):
    for y in x:
        try:
            y
        except E:
            continue
        except F as e:
            break
        else:
            return y


def c():
    try:
        x = 1
    except E as x:
        return x
    else:
        return 2


def d():
    while True:
        try:
            return x
        except E:
            pass


def e():
    try:
        pass
    except E as e:
        def f():
            return e


def g():
    try:
        yield
    except E:
        yield 1


def h():
    global e
    try: pass
    except E as e: e


class C:
    try:
        a = 1
    except E as e:
        a = e


def i(x):
    try:
        for y in x:
            try:
                return y
            except E:
                break
    except F as e:
        return e
