# `is` beside literals, and what is generated more than once.
x = y = None
x is 1
1 is x
x is not "a"
x is None is 3
x is not None
x is ...
x is ()
x is (1, 2)
x is [1]
x is -1
x is (
    "two"
    "lines"
)
x < y is 1.5 < 2
while x is 1:
    pass
if x is 2 or y is not 3j:
    pass
if x < y is b"c":
    pass
z = [a for a in x if a is 4]
lambda: x is 5
assert x is 6, y is 7
