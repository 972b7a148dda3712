# from: 3.15
async def f():
    lazy from a import b
