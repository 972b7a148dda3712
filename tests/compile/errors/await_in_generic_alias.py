# from: 3.12
async def f():
    type X[T] = await y
