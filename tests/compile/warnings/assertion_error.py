# warnings: error
# What becomes of an assertion of a tuple.
if 1:
    assert (x,
        1)
