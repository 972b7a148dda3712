a = None, True, False, '', -1
b = [None, True, False, '', -1]
c = {None, True, '', -1}
d = {None: '', True: -1}
x is None
x is not None
not None
not ''
-1
-True
- - 1
1 - 2
0 - 1
~0
'' + ''
'' * 5
'ab'[-1]
'ab'[1:-1]
x[-1]
x[None:-1]
x[::-1]
x[None] = ''
x += -1
x **= -1
x and None
'' or x
None or x
x or ''
if '':
    a
elif -1:
    b
elif None:
    c
while True:
    if '':
        break
    break
for i in (None, ''):
    pass
for i in [-1, True]:
    pass
x in {None, ''}
x in [None, -1]
f(None, '', *'', a=-1, **{})
assert x, None
assert x, ''
assert '', -1
f'{None}{""}{-1!r:>{-1}}'
None if x else -1


def g(a=None, b='', *, c=-1):
    'doc'
    return


def h(x):
    if x is None:
        return
    if x is not None:
        return ''
    y = None
    return y is None


def i():
    return -1


def j():
    return ''
