import a
import a, b
import a.b
import a.b.c
import a as b
import a.b as c
import a.b.c as d
import a.b.c.d as e, f as g, h
from a import b
from a import b as c
from a import b, c as d, e
from a.b import c
from . import a
from .. import a
from ... import a
from .... import a
from .a import b
from ..a.b import c as d
from a import (b, c,)
from a import *
import é
from .... . import x


def f():
    import a
    import a.b
    import a.b as c
    import a.b.c as d
    from a import b
    global g
    import g
    from x import __y


class C:
    import a.b
    from a import b
    import __private
    from x import __y as __z
    import __a.__b
