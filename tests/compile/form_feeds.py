x = 1

def f():
    y

    return y
class C:
    pass
