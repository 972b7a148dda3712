# optimize: 1
# What an assert awaits counts only where it is kept.
def f():
    assert [a for d in b], await c
