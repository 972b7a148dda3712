# A late import from a relative `__future__`.
x = 1
from .__future__ import annotations
