# -*- coding: utf-8 -*-
from __future__ import division
import os
NAMES = ('name', 'name', b'bytes', u'caf\xe9', 1, -1, 1 << 40, 1 << 100, 1.5, 2j, None, True, Ellipsis)

class Sample(object):
    """A class."""
    def method(self, *args, **options):
        def inner():
            return self, args
        try:
            return inner() if 'name' in {'a', 'b', 'name'} else [n for n in args]
        finally:
            print(options)

def loop(n):
    while n:
        n -= 1
        if n == 5:
            continue
        yield n
