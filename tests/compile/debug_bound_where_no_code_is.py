# from: 3.9
# to: 3.13
# optimize: 1
assert [x for __debug__ in y]
assert (__debug__ := x)
assert f(__debug__=1), lambda __debug__: 1
def f():
    x: [y for __debug__ in z]
    return x
