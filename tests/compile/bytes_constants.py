a = b""
b = b"x"
c = b"\x00\xff\n"
d = rb"\x00"
e = Rb"raw" b"joined"
f = b"abc", b"abc", "abc"
g = b"\101\
"
h = {b"k": b"v"}
