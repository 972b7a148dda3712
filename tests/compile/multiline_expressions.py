# Positions in expressions over several lines.
a = (
    x +
    y *
    z
)
b = f(
    x,
    y=z,
    *w,
)
c = [
    1,
    x,
    *y,
]
d = {
    "a": 1,
    "b":
        x,
    **y,
}
e = (x
     .y()
     .z(
         1)
     .w)
f = x if \
    y \
    else z
g = x[
    1:
    2
]
h = (lambda
     x,
     y=1:
     x)
i = (x
     and y
     or z)
j = (x
     < y
     < z)
k = """a
b""" + x
l = f"""{
x
}{
y}"""
m = not (
    x
)
x[
    y
] = (
    z
)
(a,
 b,
 c) = \
    d
