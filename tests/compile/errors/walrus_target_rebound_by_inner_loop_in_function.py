def f():
    return [0 for y in z if (x := y) for x in y]
