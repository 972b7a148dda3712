# from: 3.15
"""Imports that wait until what they bind is used."""
lazy import a
lazy import a.b.c
lazy import a.b.c as d, e
lazy from x import y, z as w
lazy from . import q
lazy from ..m.n import (o as p,)
lazy from __future_ import __private
if a:
    lazy import b
for i in a:
    lazy from c import d
with a as b:
    lazy import e
match a:
    case 1:
        lazy import f

import b
from b import c
from c import *

try:
    import d
    with a:
        from d import e
except ImportError:
    import e
    lazy = e
else:
    import f
finally:
    from g import h
try:
    import i
except* ImportError:
    import j
for i in a:
    import j
    try:
        if i:
            break
        continue
    finally:
        import k
with a:
    import m


def function():
    import a
    from b import c
    for i in a:
        try:
            return i
        finally:
            import d


class Class:
    import a
    from b import c


lazy = 1
lazy
lazy.x
lazy(1)
lazy[2]
lazy: int = 3
import lazy
lazy import lazy
lazy from lazy import lazy as lazy
