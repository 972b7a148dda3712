# from: 3.9
x.f(a=1, **y, a=2)
