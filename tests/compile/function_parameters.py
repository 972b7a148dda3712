def a(x): pass
def b(x, y): pass
def c(x=1): pass
def d(x, y=1, z=2): pass
def e(*x): pass
def f(**x): pass
def g(x, *y, **z): pass
def h(*, x): pass
def i(*, x=1): pass
def j(*, x, y=1, z): pass
def k(x, /): pass
def l(x, /, y, *, z): pass
def m(x, y=1, /, z=2, *w, v, u=3, **t): pass
def n(x=y, *, z=w): pass
def o(x=lambda: 0, y=[1, 2]): pass
def p(x=(1, 2), y=("a", None)): pass
def q(x=1, *, y=None): x; y
def r(x=-1, y=1 + 1): pass
def s(__x, _): pass
def t(self, *, __kw=1): pass
