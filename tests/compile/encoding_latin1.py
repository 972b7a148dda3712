# -*- coding: latin-1 -*-
x = "éÿ"
é = x; y
z = b"\xe9", f"é{x}ü"
