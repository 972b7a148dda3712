# from: 3.14
try:
    a
except* E:
    b
try:
    a
except* E as e:
    b
except* (F, G):
    c
try:
    a
except* E:
    b
else:
    c
finally:
    d
try:
    try:
        a
    except* E:
        b
except* F as f:
    c
try:
    a
except* E, F:
    b


def f(x):
    for y in x:
        try:
            return y
        except* E as e:
            for z in e:
                break
            while z:
                continue
        finally:
            w


def g():
    try:
        yield
    except* E:
        def h():
            return 1
        raise


async def i():
    try:
        await x
    except* E as e:
        await e
