# from: 3.9
@a
@b.c
@d(e)
@(lambda f: f)
@x[0]
@(y := z)
def f(g=h(), *, i=j, k=l): pass


@a
class C(B, metaclass=M): pass


@a
async def m(x=await_): pass


@a(
    1,
    2,
)
@b
def n(
    x=1,
    y=2,
):
    pass
