# from: 3.11
def f(x):
    try:
        try:
            try:
                with x as a:
                    with x as b:
                        for c in x:
                            try:
                                yield c
                            except E as e:
                                yield e
                            finally:
                                yield a
            except F:
                yield b
        except* G as g:
            yield g
        else:
            yield 1
        finally:
            yield 2
    except H:
        try:
            yield 3
        except I as i:
            raise
        finally:
            yield 4
    finally:
        with x:
            yield 5


async def g(x):
    try:
        async with x as a:
            async for b in a:
                try:
                    await b
                    [await c for c in b if await c]
                except E:
                    yield b
    finally:
        await x
