# from: 3.15
def f():
    lazy import a
