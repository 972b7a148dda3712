# from: 3.12
def f[T, U, T](): pass
