# What annotations have for infinity.
from __future__ import annotations

a: 1e999
b: (1e999, -1e999j, ...)
c: [x for x in [1, 1e999]]
