# An import from `__future__` behind one from a relative module of that name.
from .__future__ import annotations
from __future__ import division
