def f():
    return {x: [z async for z in x] for x in y}
