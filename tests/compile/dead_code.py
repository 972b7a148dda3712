def a():
    return 1
    x = 2


def b():
    raise E
    return 1


def c():
    while True:
        pass
    return 1


def d(x):
    for y in x:
        break
        z
        continue
    else:
        return 1
    return 2


def e():
    if 0:
        yield


def f():
    return
    yield


def g():
    if 0:
        x = 1
    return x


def h():
    try:
        return 1
    finally:
        pass
    return 2


def i():
    while 1:
        return 1
        break


def j():
    if 0:
        import x
        global y
        def z(): pass
        class w: pass
        lambda: 0
        [v for v in u]


def k():
    assert 0
    return
    assert 1


async def l():
    if 0:
        await x
        async for y in z: pass


def m():
    raise
    try:
        x
    except E:
        y
    with z:
        w


def n(x):
    if x:
        return 1
    else:
        return 2
    return 3
