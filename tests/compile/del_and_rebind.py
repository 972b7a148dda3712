def f(x):
    del x
    x = 1
    del x
    try:
        x
    except NameError:
        x = 2
    for x in y:
        del x
    with z as x:
        del x
    return x
