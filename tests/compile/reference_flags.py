# Objects that occur twice are written once.
a = 1.5; b = 1.5
c = "not an identifier"; d = "not an identifier"
e = (1, 2); f = (1, 2)
g = b"bytes"; h = b"bytes"
i = 10 ** 20; j = 10 ** 20
k = 300; l = 300
m = 1j; n = 1j
def o(x=1.5, y="not an identifier"): return (1, 2), b"bytes", 10 ** 20, 300, 1j
def p(x=1.5, y="not an identifier"): return (1, 2), b"bytes", 10 ** 20, 300, 1j
def q(x, y): return x in {1, 2, 3}
def r(x, y): return x in {1, 2, 3}
s = x[1:2]; t = x[1:2]
u = "é"; v = "é"; w = "ab"; x = "ab"
