# from: 3.9
for a in x:
    b
for a in x:
    b
else:
    c
for a, b in x:
    c
for a, (b, *c) in x:
    d
for a in x:
    break
for a in x:
    continue
for a in x:
    if a:
        break
    if b:
        continue
    c
else:
    d
for a in x: pass
for a in 1, 2, 3: pass
for a in range(10):
    for b in a:
        if b:
            break
    else:
        continue
    break
for a in []: pass
for a in *x, *y: pass


def f(x):
    for a in x:
        return a


def g(x):
    for a in x:
        for b in a:
            if b:
                return b
            break
        continue
    else:
        return None


def h(x):
    for i in x:
        if i:
            continue
        yield i


def j(x):
    for _ in x:
        pass
    else:
        pass
