# from: 3.12
# options: -C -O -P -S
"""What newer versions have."""


type Pair[T: int, *Ts, **P] = tuple[T, T]


def choose[T](value: T):
    match value:
        case {"a": [1, *_], **rest}:
            return rest
        case str(x) | bytes(x) if x:
            return x
        case None | -1:
            pass


class Box[T]:
    item: T


try:
    choose(1)
except* ValueError as group:
    print(f"{group=} {1:.{2}f}")
