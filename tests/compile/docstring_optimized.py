# optimize: 2
"""Gone."""


def f():
    """Gone, and replaced by a pass."""


def g():
    """Gone."""
    "a second string is no docstring"
    return 1


class C:
    """Gone."""


class D:
    """Gone."""
    """Evaluated for nothing."""
    x = 1


async def h():
    """Gone."""
    assert h, "gone too"
