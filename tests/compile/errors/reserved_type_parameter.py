# from: 3.12
def f[__classdict__](): pass
