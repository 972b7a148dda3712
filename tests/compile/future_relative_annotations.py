# A relative import from `__future__`.
from .__future__ import annotations
x: y = 1
