# Methods of imported modules are loaded as attributes.
import os
import os.path as path
from x import y
import a.b

os.getcwd()
path.join(a, b)
y.z()
a.b.c()
other.call()


def f(os):
    os.getcwd()
    path.join()
    a.x()


def g():
    import sys
    sys.exit()
