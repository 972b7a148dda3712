# from: 3.9
f(a=1, b=2, a=3)
