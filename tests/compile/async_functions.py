async def a(): pass
async def b(): return 1
async def c(x): await x
async def d(x): return await x
async def e(x):
    y = await x
    return y
async def f(x):
    await x.y(await x.z())
async def g(x):
    """doc"""
    if await x:
        return [await y, await z]
async def h():
    async def i(): pass
    return await i()
async def j(x):
    return (await x) if x else await x
async def k(x):
    try:
        await x
    except E:
        await y
    finally:
        await z
async def l(x=1, *, y: int = 2) -> int:
    await x


@deco
async def m(): await_


class C:
    async def n(self):
        await super().n()
        return await self.__x


async def o(x):
    await x
    while True:
        await x
        if await x: break
    f"{await x}"
    x[await x] = await x
    del x[await x]
    assert await x
    raise await x
