# from: 3.13
def a():
    def b(): pass
    class c:
        def d(self):
            def e(): pass
            lambda: (lambda: 0)
            [lambda: 0 for x in y]
            (lambda: 0 for x in y)
        class f:
            def g(self): pass
    global h
    def h():
        def i(): pass
    class j:
        global k
        def k(self): pass
        class l: pass


class m:
    n = lambda: 0
    [lambda: 0 for x in y]
    def o[T](self):
        def p[U](): pass
    class q[T]:
        def r(self, x: (lambda: 0)): pass
    type s[T: (lambda: 0)] = (lambda: 0)
    t: (lambda: 0)
u: (lambda: 0)
type v = (lambda: 0)
