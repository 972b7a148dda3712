def f():
    return (*x)
