# CPython 3.12.1 crashes.
# from: 3.13
# An inlined comprehension that binds a name is a block, of which 21 may be inside each other; others are not counted.
def f(rows):
    with rows:
        return [[[[[[[[[[[[[[[[[[[[x for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows] for x in rows]


def g(rows):
    return [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1 for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows] for rows.x in rows]
