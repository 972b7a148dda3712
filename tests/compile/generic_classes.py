# from: 3.13
class A[T]: pass
class B[T](Base): pass
class C[T](Base[T], metaclass=M): pass
class D[T: int, *Ts, **P]: pass
class E[T = int]: pass
class F[T](Base, *x, **y): pass
class G[T]:
    x: T
    def f(self, y: T) -> T: return T
    def g[U](self, y: U) -> T: return T, U
    class H[V](T): z: T
    a = T
class I[T]:
    """doc"""
    T = T
    def f(self, x: T): return T
@deco
class J[T](x=1): pass
class K[__T](Base[__T]):
    x: __T
    def f(self, y: __T): return __T, __U
class L[T: L]: x = L
class M[T](T.x): pass
class N[T](lambda: T, [T for x in y]): pass


def f(x):
    class O[T: x](x):
        y: x
        def g(self): return x, T, __class__
    return O
class P[T]:
    def f(self): return super().f()
class Q[T](x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15, x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, x30, k=1): pass
