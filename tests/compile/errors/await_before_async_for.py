async def f():
    def g():
        await x
    return [x async for x in y]

async for x in y: pass
