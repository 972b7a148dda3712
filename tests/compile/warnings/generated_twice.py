# What is warned of in code that is generated more than once.
def f(x):
    try:
        if x:
            return x is 1
    finally:
        x is 2
        try:
            x is 3
        finally:
            x is 4
            lambda: x is 5
    for y in x:
        try:
            continue
        finally:
            x is 6
    while x is 7:
        with x is 8:
            break
    try:
        pass
    except x is 9:
        x is 10
    else:
        x is 11
    if 0:
        x is 12
    while 0:
        x is 13
    return
    x is 14
