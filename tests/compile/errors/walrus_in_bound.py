# from: 3.12
def f[T: (x := 1)](): pass
