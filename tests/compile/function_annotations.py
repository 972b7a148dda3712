# from: 3.11
def a(x: int): pass
def b(x: int, y: str = "") -> bool: pass
def c(*args: int, **kwargs: str): pass
def d(x, /, y: int, *, z: list[int] = []) -> None: pass
def e() -> int: pass
def f(*args: *Ts): pass
def g(x: "forward") -> "back": pass
def h(x: lambda: y) -> [z for z in w]: pass
async def i(x: int) -> int: pass
def j(__x: int): pass
def k(format: int, x: format): pass
@deco
def l(x: a = b) -> c: pass


def m(t):
    def n(x: t) -> t:
        return t
    return n


class C:
    def o(self, x: C, __y: __z) -> o: pass
    x = int
    def p(self, y: x = x) -> x: pass
