# from: 3.13
from __future__ import annotations, generator_stop
from __future__ import division; from __future__ import (print_function, unicode_literals)
from __future__ import barry_as_FLUFL
a <> b


def f():
    return x <> y
