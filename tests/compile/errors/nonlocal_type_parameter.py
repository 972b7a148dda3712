# from: 3.12
def f[T]():
    nonlocal T
