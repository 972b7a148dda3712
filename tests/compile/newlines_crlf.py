"""doc
string"""
x = 1
if x:
    y = """a
b"""
    z = "a\
b"

def f(
    a,
):
    return a \
        + x
