# from: 3.12
async def f():
    class C[T](x=await y): pass
