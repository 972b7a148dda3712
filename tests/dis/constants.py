# options: -O
"""How constants are shown."""
# Each in a tuple with a name, so that none is dropped or folded.
x = None
small = x, 1, -1, 1_000_000_000_000_000_000_000, -2**70, True, ...
floats = x, 0.0, -0.0, 1e16, 1e-5, 1.5e300, 0.1, 1e400, 3j, 1 + 2j, -0.0j
texts = x, "", "it's", 'say "x"', "both ' and \"", "tab\t\n\\\x00\x7f", "\xe9\xad\u0378\u2028\ud800\U0001f600"
octets = x, b"", b"it's", b"\x00\xff\\\n\""
nested = x, (), (1,), (1, (2, (3, "a"))), ((),)
print(x in {1, 2, 3}, x in [1, "a"], x[1:], x[..., None])
größe = texts[0]
long = "a long text that goes on and on " "and on and on and on and on and on and on and on and on and on"
