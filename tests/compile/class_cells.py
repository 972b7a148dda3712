# from: 3.13
class A:
    def a(self):
        return __class__


class B:
    def a(self):
        return super().a


class C:
    def a(self):
        def b():
            return super
        return b


class D:
    class E:
        def a(self):
            return __class__
    def b(self):
        return __class__


class F:
    a = __class__
    __class__ = 1
    def b(self):
        return __class__


class G:
    def a(self):
        class H:
            x = __class__
            def b(self):
                return __class__
        return H


class I:
    a = lambda: __class__
    b = [__class__ for x in y]
    c = (__class__ for x in y)


def f():
    __class__ = 1
    class J:
        def a(self):
            return __class__
        x = __class__
    return __class__


class K:
    def __class__(self): pass
    def a(self):
        __class__ = 1
        return __class__
