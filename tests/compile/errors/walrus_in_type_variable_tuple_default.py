# from: 3.13
def f[*Ts = (x := 1)](): pass
