def f():
    return [x async for x in y], [(yield) for x in y]
