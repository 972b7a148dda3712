*a, = x
*a, b = x
a, *b = x
a, *b, c = x
[*a, b] = x
(a, *b), c = x
a, (*b, c) = x
*a.b, c = x
*a[0], b = x
for *a, b in x:
    pass
with x as (a, *b):
    pass
*(a, b), c = x
*[a], = x
