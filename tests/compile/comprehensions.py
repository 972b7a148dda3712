a = [x for x in y]
b = {x for x in y}
c = {x: z for x, z in y}
d = [x for x in y if x]
e = [x for x in y if x if z]
f = [x for x in y for z in x]
g = [x for x in y if x for z in x if z]
h = [(x, z) for x in y for z in w]
i = [[x for x in y] for y in z]
j = {x: [z for z in x] for x in y}
k = [x for x in [y for y in z]]
l = [x for x, in y]
m = [x for x, *z in y]
n = [x.y for x.y in z]
o = [x[0] for x[0] in z]
p = [0 for x in y]
q = [x for x in y if x and z]
r = [x for x in y if not x or z]
s = [x for x in y if 0]
t = [x for x in y if 1]
u = [x if x else z for x in y]
v = [x for x in (1, 2, 3)]
w = [
    x
    for x
    in y
    if x
]
