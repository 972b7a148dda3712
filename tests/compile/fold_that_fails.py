# What would raise is left to run time.
a = 1 / 0
b = 1 // 0
c = 1 % 0
d = 1.0 / 0
e = "a" + 1
f = "a" - "b"
g = -"a"
h = ~1.5
i = "a" * 1.5
j = (1, 2)[5]
k = "abc"[10]
l = b"a" + "a"
m = None + 1
n = 1 @ 2
o = 0.0 ** -1
p = +"a"
q = (1)[0]
