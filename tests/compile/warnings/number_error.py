# warnings: error
# What becomes of a number that a keyword touches.
é = "é", 12if 1 else 2
