x == y
x != y
x < y
x <= y
x > y
x >= y
x is y
x is not y
x in y
x not in y
x is None
x is not None
None is x
x == None
x is True
not x == y
not x < y
a = x < y
b = not x > y
c = x == y == z
