# Lines that go far forward and back.
x = [


































































































































    1,
    y, ]; z = (a +



















b)
def f(): return (

    1 + x)
def g(x): x(
    a,

    b); x
for i in (
        x): y
while (
        x
): y
f(g(
    h(
        i), j), k)
