# from: 3.13
type A = int
type B[T] = list[T]
type C[T: int, *Ts, **P] = x[T, *Ts, P]
type D[T = int] = T
type E = D[E]
type F = lambda: F
type G = [x for x in y]
type H[T] = lambda: T
type type = type


def f(x):
    type I = x
    type J[T: x] = (x, T)
    return I


class K:
    x = int
    type L = x
    type M[T: x = x] = (x, T)
    type N[T] = lambda: (x, T)
    def f(self):
        type O = x
        return O
    __p = 1
    type __Q[__R] = (__p, __R)
