x + y
x - y
x * y
x @ y
x / y
x // y
x % y
x ** y
x << y
x >> y
x & y
x | y
x ^ y
x + y * z - w
(x + y) * z
x ** y ** z
-x ** -y
x @ y @ z
