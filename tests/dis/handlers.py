# options: -O
"""What can go wrong, and what is left."""


def attempt(thing):
    try:
        thing.open()
    except (OSError, ValueError) as error:
        raise RuntimeError from error
    except KeyError:
        pass
    else:
        return 1
    finally:
        thing.close()


def guarded(a, b):
    with a as x, b:
        return x


async def arrive(source):
    async with source as items:
        async for item in items:
            await item
    return [x async for x in source]


assert attempt, "attempt"
