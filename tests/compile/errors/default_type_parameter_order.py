# from: 3.13
def f[T = int, U](): pass
