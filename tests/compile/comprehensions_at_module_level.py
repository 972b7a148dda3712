x = [x for x in y]
z = [lambda: x for x in y]
x = [lambda: z for z in y]
[x for x in y]
for x in [x for x in y]:
    [x for x in y]
try:
    [x for x in y]
except E:
    [x for x in y]
with [x for x in y] as x:
    [x for x in y]
del x
[[x for x in y] for x in y]
[x for x in y if [x for x in y]]
print([x for x in y], [x for x in y])
