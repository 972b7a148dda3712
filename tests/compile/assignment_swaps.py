# Tuples that are taken apart at once become swaps, or disappear.
def f(a, b, c, d):
    a, b = b, a
    a, b, c = c, b, a
    a, b, c = b, c, a
    a, b, c, d = d, c, b, a
    (a,) = (b,)
    a, b = a, b
    a, a = b, c
    a, b, a = b, a, c
    a, b, a = c, d, a
    a, b = b, a.x
    a.x, b = b, a
    a[b], b = b, a[b]
    a, b = 1, 2
    a, b, c = 1, 2, 3
    a, b, c, d = 1, 2, 3, 4
    [a, b] = b, a
    a, b = [b, a]
    (a, b), c = (b, a), c
    a = a
    a = b = a
    a, _, _ = b, c, d
    _, _ = a, b
    return a, b, c, d


a, b = b, a
a, b, c = c, b, a
a.x, a.y = a.y, a.x
