"""Control flow of modules and functions."""
for a in b:
    try:
        if a: continue
        elif c: break
        with d as e, f:
            g()
    except (A, B) as h:
        i
    except C:
        raise
    else:
        j
    finally:
        k
else:
    m

while a:
    while b:
        if c: break
        try: d
        finally: continue
    else: e
try:
    try: pass
    except* A as a: b
    except* B: c
finally:
    d
match a:
    case 1 | 2: b
    case [x, *_, y] if x: c
    case {"k": 1, **r}: d
    case C(z, w=None): e
    case _: pass

def locals_unset(a, b=1, *c, d, **e):
    if a:
        f = 1
    else:
        del b
    print(f, b)
    for g in c:
        h = g
    del g
    return h, g

def reassigned(a, b):
    a = b
    c = a
    a, b = b, a
    c = c + a
    return a, b, c

def cleanup(a):
    try:
        return a()
    except A as e:
        return e
    finally:
        a = 1
        if a: return a

def generator(a):
    for b in a:
        try:
            x = yield b
            yield from x
        except A:
            return
        finally:
            yield

async def coroutine(a):
    async with a as b:
        async for c in b:
            await c
            if c: break
        else:
            return 1
    return [d async for d in a if await d]

def closure(a, b):
    def inner():
        nonlocal b
        b = a
        return [c for c in a if (lambda: c)]
    c = {d: inner for d in b}
    return inner, c

def conditions(a, b, c):
    if a and b or not c and (a or b): return 1
    if (a if b else c) and not (a and b): return 2
    while not (a and (b or c)): a = b or c
    x = a and b and c or a
    return a < b < c, x, not (a < b < c)

def unreachable(a):
    return a
    while True:
        if a: break
    else: b
    raise c

def forever(a):
    while True:
        try: a()
        except A: pass
        else: continue

def assertions(a):
    assert a, "text"
    assert not a
    if __debug__: a()

def swaps(a, b, c, d):
    a, b = b, a
    a, b, c = c, a, b
    a, b, c, d = d, c, b, a
    a, a = b, c
    return a

def comprehension(a):
    x = [[b for b in c if b] for c in a]
    y = {b: c for b, c in a}
    return x, y, (z for z in a)

def matching(a):
    match a:
        case {"x": x, "y": [y, z]}: return x, y, z
        case (1, 2, *rest) | [*rest, 3]: return rest
        case str() as s if s: return s
        case None: return
    return a
