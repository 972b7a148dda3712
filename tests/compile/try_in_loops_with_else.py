def f(x):
    while x:
        try:
            if x.a:
                continue
            if x.b:
                break
        except A:
            continue
        except B:
            break
        except C as e:
            return e
        else:
            if x.c:
                continue
            break
        finally:
            x.d
    else:
        return 1
    for y in x:
        try:
            with y:
                continue
        except A:
            pass
        else:
            break
    else:
        return 2
