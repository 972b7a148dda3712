# from: 3.12
def f[__debug__](): pass
