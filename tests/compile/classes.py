class A: pass
class B(A): pass
class C(A, B): pass
class D(): pass
class E(metaclass=M): pass
class F(A, metaclass=M, x=1): pass
class G(*x): pass
class H(**x): pass
class I(A, *x, y=1, **z): pass
class J(A(), b.c, d[e]): pass
class K:
    """doc"""
class L:
    x = 1
    def f(self): pass
class M:
    class N:
        class O: pass
        def f(self): pass
class P:
    pass
    """no docstring"""
class Q: x: int
class R: ...
@deco
class S(A): pass
class T:
    if x:
        a = 1
    else:
        def a(self): pass
class U:
    return_ = 1
    x = U
    __slots__ = ()
    del x
class V(A, metaclass=M, *x): pass
