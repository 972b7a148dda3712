x += 1
x -= 1
x *= 1
x @= y
x /= 1
x //= 1
x %= 1
x **= 1
x <<= 1
x >>= 1
x &= 1
x |= 1
x ^= 1
x.y += 1
x[y] += 1
x.y.z[w].v += 1
x[0] **= y
x += yield_ if z else 1
x[y:z] //= w
x[()] += 1


def f(a):
    global g
    a += 1
    g += 1
    a.b |= g
    a[g] ^= g

    def h():
        nonlocal a
        a += 1
