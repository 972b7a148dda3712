# from: 3.12
class C[T]:
    def f(self):
        nonlocal T
