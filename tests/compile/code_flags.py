def a(): pass
def b(*args, **kwargs): pass
def c(): yield
async def d(): pass
async def e(): yield
def f():
    def g(): pass
    lambda: 0
    class h:
        def i(self): pass
    (x for x in y)
    return [x for x in y]
class j:
    def k(self): """doc"""
    l = lambda: 0
    async def m(self): """doc"""
    (x for x in y)
    [lambda: x for x in y]
(x async for x in y)
def n(): return (await x for x in y)
