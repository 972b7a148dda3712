x
x.y
x[y]
x()
x + y
x and y
x if y else z
x < y
x < y < z
-x
not x
[x]
{x: y}
(x, y)
lambda: x
(x := y if 0 else 1)
*x, y
await_
f"{x}"
[x for x in y]
(x for x in y)
