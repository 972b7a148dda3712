# Assertions of tuples.
x = y = None
assert (x, "message")
assert (1, 2)
assert ()
assert (x,), "message"
assert [x]
assert (x, y) if x else y
