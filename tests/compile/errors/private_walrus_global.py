# A walrus in a comprehension whose private target is global.
class Foo:
    def f(self):
        global __x1
        [_Foo__x1 := 1 for a in [2]]
        [__x1 := 2 for a in [3]]
