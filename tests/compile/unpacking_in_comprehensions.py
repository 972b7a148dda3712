# from: 3.15
[*x for x in y]
{*x for x in y if x}
{**x for x in y}
g = (*x for x in y)
f(*x for x in y)
[*x for x in y for z in x]
[*x for a in b for x in [a]]
list(*x for x in y)
set((*x for x in y))
any(*x for x in y)
{
    **x
    .z
    for x in
    y
}
(
    *
    x
    for x in y
)
[*(z := x) for x in y]


def function(y):
    c = lambda: [*a for a in y]
    d = (*x for x in y)
    e = [*[*z for z in x] for x in y]
    return {**{**z for z in x} for x in y}


async def coroutine(y):
    [*x async for x in y]
    {*x async for x in y if await x}
    {**x async for x in y}
    (*x async for x in y)
    (*(await x) for x in y)
    {**(await x) for x in y}
    (*x for x in y async for z in x)
    (*x async for x in y for z in x)
    return [*[*z async for z in x] async for x in y]


class Class:
    a = [*x for x in y]
    b = {**x for x in a}
    c = (*x for x in a)
    d = {*(lambda: x)() for x in a}
