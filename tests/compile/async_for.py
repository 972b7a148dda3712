async def a(x):
    async for y in x:
        z


async def b(x):
    async for y in x:
        if y:
            break
        if z:
            continue
        w
    else:
        v


async def c(x):
    async for y, z in x:
        return y


async def d(x):
    async for y in x:
        async for z in y:
            yield z


async def e(x):
    async for y.z in await x:
        pass


async def f(x):
    try:
        async for y in x:
            return y
    finally:
        await z


async def g(x):
    async for y in x:
        try:
            continue
        finally:
            await y


async def h(x):
    while True:
        async for y in x:
            break
        else:
            break
