a = x in {"one", "two", "three", "four", "five"}
b = x in {1, 2.5, "three", b"four", None, True, (1, 2)}
c = x in {"", "a", "é", "😀", "\ud800"}
d = x in {-1, -2, 0, 1 << 40, 1 << 80}
e = x in {1.0, -0.0, 1e300, 2j}
f = x in {(1, "a"), (2, ("b",)), ()}
for y in {"p", "q"}: pass
g = x not in {"only"}
h = x in {...}
i = x in {b"", b"a", b"ab"}
j = x in {1, 1.0, True}
k = x in {0, "0", b"0", 0.0, False}
