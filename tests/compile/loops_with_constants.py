for a in x:
    if 1:
        break
for a in x:
    if 0:
        break
    b
while x:
    if 1:
        continue
    c
for a in x:
    while 1:
        break
for a in x:
    while 0:
        pass
while "string":
    break
while ():
    pass
while None:
    a
else:
    b
