def a(): pass
def b(): return
def c(): return None
def d(): return 1
def e(): ...
def f(): "doc"
def g():
    """doc"""
    return x
def h():
    x = 1
def i():
    x
    return
def j(x):
    if x:
        return 1
def k(x):
    if x:
        return 1
    else:
        return 2
def l(x):
    while x:
        return x
def m():
    def n():
        def o(): pass
        return o
    return n
def p(): return p
@q
def q(): pass
