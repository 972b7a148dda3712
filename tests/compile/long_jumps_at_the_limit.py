# Jumps of about 256 units, where one wide argument makes another wide.
def f0(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x
        if x.y: break
def f1(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x
        if x.y: break
def f2(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x
        if x.y: break
def f3(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x
        if x.y: break
def f4(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x
        if x.y: break
def f5(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x
        if x.y: break
def f6(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x
        if x.y: break
def f7(x):
    while x:
        if x:
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x; x; x
            x; x; x; x; x; x; x; x
        if x.y: break
