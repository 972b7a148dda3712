# from: 3.14
# A class that binds `__classdict__` itself: what sees the class's names still takes the cell.
class A:
    __classdict__: b


class B:
    x: int
    __classdict__ = 1

    def f(self, y: x) -> z: pass


class C:
    x: int

    class __classdict__:
        y: x
