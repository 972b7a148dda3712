"""Docstring first."""
from __future__ import annotations
from __future__ import absolute_import as ai
x: int = 1


class C:
    def f(self, x: int): ...
