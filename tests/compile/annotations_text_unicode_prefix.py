from __future__ import annotations

a: u"b" = 1


def f(x: u"\x41" "c", y: list["d", u"e"]) -> u"g": pass
