# from: 3.12
class A:
    global x
    x = 1
    y: x
    def f(self, z: x): return x


def f():
    x = 1
    class B:
        global x
        y: x
        def g(self, z: x): return x
        type T = x
    class C:
        nonlocal x
        y: x
        def g(self, z: x): return x
        type T = x
