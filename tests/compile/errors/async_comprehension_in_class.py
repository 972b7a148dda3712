async def f():
    class C:
        [x async for x in y]
