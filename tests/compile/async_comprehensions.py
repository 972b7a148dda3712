# from: 3.11
async def a(y):
    return [x async for x in y]


async def b(y):
    return {x async for x in y if x}, {x: x async for x in y}


async def c(y):
    return [await x for x in y]


async def d(y):
    return (x async for x in y)


async def e(y):
    return [x async for z in y async for x in z]


async def f(y):
    return [x for z in y async for x in z]


async def g(y):
    return [[x async for x in z] for z in y]


async def h(y):
    return [x async for x in y if await x]


async def i(y):
    return [lambda: x async for x in y]


async def j(y):
    return (await x for x in y)


async def k(y):
    return ([x async for x in z] for z in y)


async def l(y):
    return [x for x in await y], {await x: await z for x, z in y}


def m(y):
    return (x async for x in y)


async def n(y):
    try:
        return [x async for x in y]
    finally:
        await y
