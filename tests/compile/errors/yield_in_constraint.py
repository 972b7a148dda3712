# from: 3.12
def f[T: ((yield), int)](): pass
