# from: 3.9
if (x
        and y):
    a
while (
    x
):
    a
for (
    a
) in (
    b
):
    c
with (
    x as y,
    z as w,
):
    a
def f(
    a,
    b=1,
    *,
    c,
) -> (
    d
):
    pass
class C(
    A,
    B,
    metaclass=M,
):
    pass
try:
    a
except (
    E,
    F,
) as e:
    b
assert (
    x
), (
    y
)
raise (
    x
) from (
    y
)
from a import (
    b,
    c as d,
)
del (
    a,
    b,
)
return_ = (
    yield_
)
