assert x
assert x, y
assert x, "message"
assert x and y
assert x or y, z
assert not x
assert x is None
assert x < y < z
assert 1
assert 0
assert 0, "never"
assert x, (y, z)
assert (x,
        y)
assert isinstance(x, y), f"{x}"


def f(x):
    assert x
    assert x.y, x
    return x
