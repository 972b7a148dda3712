# from: 3.10
(a := 1)
b = (c := 1) + c
print(d := 1)
if (e := x) and e.y:
    pass
while (f := g()) is not None:
    pass
h = [i := 1, i ** 2]
x[j := 0]
f"{(k := 1)}"
lambda: (l := 1)
assert (m := x)
n = (o := (p := 1))
x[(q := 1):(r := 2)]
foo(s := 1, t=(u := 2))


def z():
    (a := 1)
    global b
    (b := 2)
    return a, b, (c := 3)
