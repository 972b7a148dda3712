def f():
    {x: (yield from z) for x in y}
