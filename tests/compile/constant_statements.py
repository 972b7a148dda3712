1
"a"
b"b"
1.5
None
...
(1, 2)
-1
1 + 1
x
f"{x}"
f"a"
[]
{}
[1, 2, 3]
()
x, y
"first" if 0 else "second"


def f():
    1
    "not the docstring"
    x
    ...
