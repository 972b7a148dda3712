def a():
    global x
    x = 1
    return x


def b():
    global x, y
    del x

    def c():
        return x, y


def d():
    global f
    def f(): pass
    class g: pass
    return f


def e():
    global g
    class g:
        def m(self): pass
        class h: pass


global z
z = 1


class C:
    global w
    w = 1
    def w(self): pass
    class v:
        global u
        def u(): pass
        x = w


def h():
    x = 1
    def i():
        global x
        def j():
            return x
        return j
    return x


def k():
    global l
    import l
    for l in x: pass
    with y as l: pass
    l += 1
    lambda: l
