"""Prints the sum and the product of two numbers: the example of the first pybytecode."""


def describe(a, b):
    total, product = a + b, a * b
    return f"{a} + {b} = {total}, {a} * {b} = {product}"


if __name__ == "__main__":
    import sys

    numbers = [int(argument) for argument in sys.argv[1:]] or [6, 7]
    print(describe(*numbers))
