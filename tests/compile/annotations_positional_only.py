# from: 3.8
def f(a: int, b: str, /, c: float, *d: bool, e: bytes = 1, **g: complex) -> None: pass


class C:
    def f(self, a: int, /, b: str): pass
    def __private(self, a: int): pass
    class D:
        def f(self, a: int):
            def g(b: int) -> str:
                class E:
                    def h(self) -> int: pass
            return lambda: g


def outer():
    global glob
    def glob(a: int) -> int: pass
    async def inner(a: int) -> int: pass
