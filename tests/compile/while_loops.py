while x:
    a
while x:
    a
else:
    b
while x:
    break
while x:
    continue
while x:
    if y:
        break
    if z:
        continue
    a
else:
    b
while 1:
    a
    if x:
        break
while True:
    if x: break
    if y: continue
else:
    never
while 0:
    never
while 0:
    never
else:
    always
while not x:
    a
while x and y:
    a
while (x := f()):
    pass


def f():
    while True:
        pass


def g():
    while True:
        return 1


def h(x):
    while x:
        while x.y:
            if x.z:
                break
            continue
        else:
            return 1
        break
    return 2


def i():
    while 1:
        while 1:
            break
