# from: 3.10
if x:
    a: int
else:
    b: str
for c in x:
    d: int = 1
while x:
    e: int
try:
    f: int
except E:
    g: int
finally:
    h: int
with x:
    i: int
match x:
    case 1:
        j: int
k: int


class C:
    a: int
    if x:
        b: int
    else:
        c: str
    for d in x:
        e: int
    f: a
    with x:
        g: int

    class D:
        a: int
        if x:
            b: a

    def m(self):
        if x:
            a: int


class E:
    if x:
        a.b: int


class F:
    try:
        a: int = 1
    except E:
        a: str
    def g(self):
        return __conditional_annotations__, __classdict__
