# from: 3.9
f(x, __debug__=1)
