# from: 3.15
from __future__ import annotations
a: {**x for x in y}
b: [*x for x in y]
c: {*x for x in y if z}
def d(e: (*x for x in y), f: {**{**x for x in z} for y in z}): pass
