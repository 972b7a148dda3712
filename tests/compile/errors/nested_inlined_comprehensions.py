# from: 3.13
# CPython 3.12.1 crashes.
# An inlined comprehension is a block: 21 may be inside each other.
def f(rows):
    return [[[[[[[[[[[[[[[[[[[[[[x for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows]
