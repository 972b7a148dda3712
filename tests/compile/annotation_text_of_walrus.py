from __future__ import annotations
a: (b := c)
