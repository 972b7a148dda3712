async def a():
    yield


async def b(x):
    yield await x


async def c(x):
    y = yield x
    await y
    return


async def d(x):
    try:
        yield x
    finally:
        yield await x


async def e(x):
    async for y in x:
        yield y


async def f(x):
    async with x as y:
        while True:
            yield y


async def g(x):
    if x:
        yield
    else:
        return
