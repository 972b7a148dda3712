"""Functions, classes and names."""
import os.path as path
from sys import argv, version_info as info


def outer(a, b=1, *args, c: int, d="x", **kwargs) -> str:
    total = 0

    def inner(x):
        nonlocal total
        total += x
        return total + a

    return [inner(y) for y in args], (lambda z: z.real), f"{a!r:>{b}} {c}"


class Point(tuple, metaclass=type):
    """A point."""

    x: int = 1

    def __init__(self, *rest):
        super().__init__()
        self.rest = rest
        global counter
        counter = self.x, self.rest[0:2]


def generate(items):
    yield from items
    got = yield
    return got, items.pop(), print(*items, sep=", ", **got)
