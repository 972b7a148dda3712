# from: 3.13
class A:
    x = int
    def a[T: x](self, y: x = x) -> x: return x
    def b[T = x](self): pass
    class B[T: x](x): y = x
    type C[T: x] = x
    def c[T: (lambda: x)](self): pass
    def d[T: [x for _ in x]](self): pass
    global g
    def e[T: g](self, y: g): pass


def f(y):
    class D:
        x = 1
        def a[T: (x, y)](self, z: (x, y)): return x, y
        type E[T: (x, y)] = (x, y)
        nonlocal y
        type F = y
    def g[T: y](): return y
    return g


class G[T]:
    def a[U: T](self, x: U): pass
    type H[U: T] = (T, U)
    class I[U](T): pass


def h[T]():
    T = 1
    def i():
        nonlocal T
        return T
    class J:
        T = T
    return T
