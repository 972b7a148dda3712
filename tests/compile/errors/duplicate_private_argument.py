class C:
    def f(self, __x, _C__x): pass
