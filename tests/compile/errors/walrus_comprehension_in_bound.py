# from: 3.12
def f[T: [(x := y) for y in z]](): pass
