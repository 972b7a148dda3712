raise
raise E
raise E()
raise E from x
raise E from None
raise E("message") from x.y


def f(x):
    raise x


def g(x):
    if x:
        raise E
    return x


def h(x):
    try:
        raise E
    except E as e:
        raise
    except F as e:
        raise e
    except G as e:
        raise H from e
    else:
        raise
    finally:
        raise I
