# Escapes that mean nothing.
a = "\d"
b = "fine \n" "\e\f\g"  '\ ' "\é \
\w"
c = """
    first
    \w second \z
"""
d = b"\d" b'''
\u0041
'''
e = "\377\400", "\8\9", b"\777", "\477"
f = r"\d", rb"\d"
g = "\N{DIGIT ONE}\x41\u0041\U00000041\u0041\q"
h = u"\p", (
    "x"
    "\y"
)
def f():
    "doc \string"
