def f():
    a: await b
    (c): [d async for d in e]
    g: lambda: await h
