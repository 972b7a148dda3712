list(x for x in y)
set(x for x in y)
frozenset(x for x in y)
list(x for x in y)[0]
set(a for a in list(b for b in c))
list((x for x in y), 1)
list(x=1)
if set(x for x in y): a
for z in list(x for x in y): b


def f(y):
    for z in set(x for x in y):
        if z: return list(x for x in z)


def g(list, set):
    return list(x for x in y), set(x for x in y)


async def h(y):
    list([x async for x in y])
    return list(x for x in await y)
