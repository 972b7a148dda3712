# from: 3.9
a = x in [1, 2, 3]
b = x in (1, 2, 3)
c = x in {1, 2, 3}
d = x not in [1]
e = x not in {1}
f = x in []
g = x in ()
h = x in [1, y]
i = x in {1, y}
j = x in "abc"
k = x in {}
if x in [1, 2]:
    pass
for v in [1, 2, 3]:
    pass
for v in {1, 2, 3}:
    pass
for v in [1, y]:
    pass
for v in (1, y):
    pass
for v in []:
    pass
l = [v for v in [1, 2]]
m = [v for v in {1, 2}]
n = x in {1, 2} in [1, 2]
for v in [*y]:
    pass
for v in *y, 1:
    pass
