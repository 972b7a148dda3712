# from: 3.14
"""What 3.14 has."""
name = "x"
print(t"hello {name!r:>{3}} {name=}")


def annotated(a: Later, b: "text" = 1) -> None:
    try:
        pass
    except ValueError, TypeError:
        return -a
