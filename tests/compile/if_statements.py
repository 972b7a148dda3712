if x: pass
if x:
    a
if x:
    a
else:
    b
if x:
    a
elif y:
    b
elif z:
    c
else:
    d
if x:
    if y:
        a
    else:
        b
else:
    if z:
        c
if x: a; b
if x == y:
    pass
else:
    a
if x is None:
    a
if x is not None:
    a
if not x is None:
    a
if x in y:
    a
if not x:
    a
if x: pass
elif y: pass


def f(x):
    if x:
        return 1
    elif x.y:
        return 2
    if x: pass
    else: pass
    if x:
        if x.y:
            if x.z:
                return 3
