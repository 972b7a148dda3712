# from: 3.12
from __future__ import annotations

a: int = 1
b: x.y[z] | None
(c): int
d.e: f(g) = 1
if x:
    h: lambda x, *y, z=1, **w: (x, y)
i: "text"
j: [x for x in y if x]
k: {1: 2, **x}
l: -1 ** 2 + (3 - 4) * 5
m: x if y else z
n: f"{x!r:>{w}}" "s"
o: (yield_)
p: x[1:2, ::3, ...]
q: not a and b or c
r: a < b <= c is not d not in e
s: (1.0, 1j, 10**100, b"x")
t: ()


class C:
    a: int
    __b: __c = 1

    def f(self, x: int, /, y: "s" = 1, *z: *w, u: v, **t: list[int]) -> None:
        q: int = 1


async def g[T](x: T) -> T:
    pass


def h(a: lambda: (lambda: 0)): ...
