# all, any and tuple of a generator expression run it in place.
a = all(x for x in y)
b = any(x for x in y if x)
c = tuple(x for x in y)
d = list(x for x in y)
e = all([x for x in y])
f = all((x for x in y), z)
g = sum(x for x in y)
if any(x > 1 for x in y):
    pass
while not all(x for x in y):
    pass


def h(all):
    return all(x for x in y)


def i(y):
    return any(x == z for x in y for z in x)


async def j(y):
    return all([await x for x in y]), any(await x for x in y), tuple(x async for x in y)


def k(y):
    def any(x):
        return x
    return any(x for x in y), x.all(x for x in y)
