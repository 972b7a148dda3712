if x:
    import a
else:
    from b import c
try:
    import d
except ImportError:
    d = None
else:
    from d import e as f
finally:
    from . import g
for h in x:
    import h.i
with x: import j
