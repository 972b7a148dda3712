a = 1
a = b = 1
a = b = c = x
a.b = c[d] = e = x
a, b = x
a, b = c, d = x
(a, b) = [c, d] = x
[a, b] = x
a, (b, c) = x
a, [b, (c, d)] = x
a, = x
[a] = x
() = x
[] = x
(a) = x
(((a))) = x
a = (b)
a = b, = x
a.b, c[d] = x
