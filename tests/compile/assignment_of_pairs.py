# Superinstructions: loads and stores of locals two by two.
def f(a, b):
    c = a
    d = b
    c, d = a, b
    c = a + b
    d = a
    a = c
    return c + d


def g(a):
    for b in a:
        c = b
        b = c
    d = e = a
    return d, e


def h(x):
    y = x; z = y
    w = z
    return w
