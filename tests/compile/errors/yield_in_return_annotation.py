def f() -> (yield 1): pass
