# Which characters annotations show as they are goes by each version's Unicode: these are new in 13, 14, 15, 16 and 17.
from __future__ import annotations

a: ("\U0001fad6", "\u061d", "\U0001fae8", "\U0001fae9", "\U0001fa8a")
b: (f"{a}\U0001fad6", "é\xad\u3000\ue000\ud800", b"\xe9")
