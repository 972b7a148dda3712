# The subscript of a target that is annotated and not assigned to is evaluated all the same.
lst[a, b]: int
lst[(a, b)]: int
lst[a:b, c]: int
lst[a, (b, c)]: int
lst[a:b, (c, d)]: int
lst[a]: int


def f():
    lst[a, b]: int
    lst[a:b:c, d]: int
