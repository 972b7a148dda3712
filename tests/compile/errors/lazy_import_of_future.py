# from: 3.15
lazy from __future__ import annotations
