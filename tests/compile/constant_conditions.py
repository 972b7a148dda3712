if 1:
    a
if 0:
    b
if "":
    c
if "x":
    d
if None:
    e
if ():
    f
if (1,):
    g
if 0.0:
    h
if ...:
    i
if 1 and x:
    j
if x and 0:
    k
if 0 or x:
    l
if x or 1:
    m
if not 1:
    n
if not 0:
    o
else:
    p
if b"":
    q
elif x:
    r
if 0:
    s
elif 1:
    t
else:
    u
if 1 < 2:
    v
if -1:
    w
