a: int
b: int = 1
(c): int = 1
(d): int
e.f: int
e.f: int = 1
e[g]: int
e[g]: int = 1
h: "forward" = None
i: list[int] = []
j: x if y else z
k: int; l: str = ""
m: lambda: n
o: [p for p in q]
a: str
(t.u): int = 1
v: (yield_) = 2
