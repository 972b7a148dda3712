# from: 3.13
def a[T](x: T) -> T: pass
def b[T: int](x: T): pass
def c[T: (int, str)](x: T): pass
def d[*Ts](*args: *Ts): pass
def e[**P](*args: P.args, **kwargs: P.kwargs): pass
def f[T, U: int, *V, **W](): pass
def g[T = int](): pass
def h[T: int = bool](): pass
def i[*Ts = *tuple[int]](): pass
def j[*Ts = tuple[int]](): pass
def k[**P = [int, str]](): pass
def l[T](x=1, *, y=2): pass
def m[T](x: T = 1) -> T: return T
async def n[T](x: T): await x
@deco
def o[T](x: T = d, *, y: T = e): pass
def p[T]():
    def q[U](x: T, y: U): return T, U
    return T
def r[T: (lambda: T)](x): pass
def s[T](): yield T
def t[T: [x for x in y]](x: T): pass
def u[T](T: T): return T
