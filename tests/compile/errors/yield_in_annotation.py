def f():
    def g(x: (yield)): pass
