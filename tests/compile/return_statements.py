def a():
    return
def b():
    return 1, 2
def c(x):
    return *x, 1
def d(x):
    return (yield)
def e(x):
    return x if x else None
def f(x):
    return x and x
def g(x):
    return not x
def h():
    return
    unreachable()
def i(x):
    return x; y
def j(x):
    return x < x < x
def k():
    return "a", 1, None
def l(x):
    return [y for y in x]
def m(x):
    return (
        x
    )
