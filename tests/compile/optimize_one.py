# optimize: 1
"""Kept."""
assert x
assert x, "message"
if __debug__:
    never()
else:
    always()
y = __debug__
z = not __debug__ or w
while __debug__:
    pass


def f():
    """Kept."""
    assert (yield), "still a generator"
    return __debug__
