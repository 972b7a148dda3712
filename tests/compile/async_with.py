# from: 3.9
async def a(x):
    async with x: pass


async def b(x):
    async with x as y: pass


async def c(x):
    async with x as y, z as w:
        await y


async def d(x):
    async with x:
        return 1


async def e(x):
    for y in x:
        async with y:
            break
        async with y:
            continue


async def f(x):
    async with (x as (a, b), y,):
        yield a


async def g(x):
    async with x:
        with y:
            async for z in x:
                async with z:
                    return z


async def h(x):
    try:
        async with x as x.y:
            raise E
    except E:
        pass


async def i(x):
    async with x as (y, *z):
        while True:
            await y
