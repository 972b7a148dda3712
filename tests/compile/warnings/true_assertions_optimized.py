# optimize: 1
# Assertions of tuples that are left out.
x = y = None
assert (x, "message")
assert (1, 2)
