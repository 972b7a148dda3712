# from: 3.12
def f():
    class C[T]((yield)): pass
