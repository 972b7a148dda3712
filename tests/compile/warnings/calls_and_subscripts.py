# Calls and subscripts of what has none.
x = 1
[1, 2](3)
"a"(1)
f"{x}"(1)
None(1)
...(1)
(1, 2)(3)
{1}(2)
{**x}(2)
(a for a in x)(1)
[a for a in x](1)
(lambda: 1)(2)
pairs = [
    (1, 2)
    (3, 4),
    [x]
    [5, 6],
    (
        "a"
        "b"
    )(
        x
    ),
]
1[2]
1.5[2]
2j[2]
{1}[2]
{a for a in x}[1]
(lambda: 1)[2]
(a for a in x)[1]
[1][1, 2]
[1][1, 2:3]
"a"["b"]
b"a"[1.5]
(1, 2)[None]
(1, x)[x, 1]
f"{x}"["b"]
[1][True]
[1][:]
[1][x]
[1]["a"] = 2
[1]["a"] += 2
del [1]["a"]
{1: 2}[3]
"a".b(1)
