"""Constants, names and code objects of every kind that marshal tells apart."""
import os.path
from collections import OrderedDict as Od, deque

DOTTED = "os.path"
QUALIFIED = "Outer.Inner"
NUMBERS = (0, -5, 256, 257, -2147483648, 2147483648, 1 << 40, -(1 << 62), 9223372036854775808, 10**40, -10**45)
FLOATS = (0.0, -0.0, 1.5, 1e308, 1e400, 2j, -0.0j, 1.5)
TEXTS = ("", "x", "%", "é", "name", "two words", "naïve", "\u2028", "\U0001f40d", "\ud800", "two words")
LONG = (
    "ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, ab, "
    "cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, cd, "
    "ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, ef, "
)
def long_name(): return nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn


BYTES = (b"", b"x", b"bytes", b"bytes", b"\x00\xff")
NESTED = ((1000, ("a b", None)), (1000, ("a b", None)), ..., True, False)


class Outer:
    class Inner:
        def method(self, *args, key: int = 1, **kwargs) -> "Outer":
            def local(nonlocal_=self):
                return key, nonlocal_, __class__
            return local


def uses(x, y, z):
    if x in {"os", "replace", "two words"} or y in {1000, 2000, (1000, "a b")}:
        return z[1000:2000], z[1:2], z["a b":]
    try:
        return [v for v in deque(x) if v not in {"os", "replace", "two words"}]
    except (KeyError, ValueError) as error:
        raise Od(error=error, naïve=y) from None
    finally:
        print(lambda: z, "%s%%%s" % (x, y))


async def waits(many):
    async for one in many:
        yield await one
