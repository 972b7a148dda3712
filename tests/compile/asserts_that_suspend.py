# optimize: 1
assert (yield)
assert (await x)
assert [a async for a in b]
class C:
    assert (yield x)
    assert (await x)
def f(x):
    assert (yield x)
async def g(x):
    assert (yield x)
    assert (await x)
def h(x): assert lambda: (yield)
