# A walrus in a comprehension whose private target is an iteration variable.
class Foo:
    def f(self):
        [[(__x := 2) for a in b] for __x in c]
