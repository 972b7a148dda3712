x = 1
\
y = 2
if x:
    a
    \
    b
    c


def f():
    x
    \
  (y)
    z


if 1: x
\
else: y
z
