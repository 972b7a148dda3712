def a():
    try:
        return 1
    finally:
        x


def b():
    try:
        return x
    finally:
        return y


def c():
    try:
        return f()
    finally:
        g()


def d(x):
    for y in x:
        try:
            break
        finally:
            z


def e(x):
    for y in x:
        try:
            continue
        finally:
            z


def f(x):
    for y in x:
        try:
            z
        finally:
            break


def g(x):
    for y in x:
        try:
            return z
        finally:
            continue


def h(x):
    while x:
        try:
            return 1
        except E:
            break
        else:
            continue
        finally:
            y


def i():
    try:
        try:
            return 1
        finally:
            x
    finally:
        y


def j():
    try:
        raise x
    finally:
        return


def k(x):
    for a in x:
        for b in a:
            try:
                try:
                    return a, b
                finally:
                    c
            except E as e:
                return e
            finally:
                d


def l(x):
    try:
        return (yield x)
    finally:
        yield


def m():
    while True:
        try:
            x
        finally:
            if y:
                break
            else:
                continue


def n():
    try:
        return 1
    finally:
        def f(): pass
        [a for a in b]
        lambda: 0


def o():
    try:
        pass
    finally:
        for x in y:
            if x:
                break
            return 1
