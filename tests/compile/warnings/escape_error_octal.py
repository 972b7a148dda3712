# warnings: error
# What becomes of an octal escape, and of what comes after it.
é = "\777"
x is 1
