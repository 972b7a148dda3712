# from: 3.12
def f():
    type X = (yield)
