# optimize: 2
"""A docstring that goes."""


def f(x):
    """So does this one."""
    assert x, "and this"
    return __debug__
