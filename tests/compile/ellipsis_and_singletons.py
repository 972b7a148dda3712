a = ...
b = None
c = True, False
...
None
True
x[...]
x[None, ..., True]
NotImplemented
