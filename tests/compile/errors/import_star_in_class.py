class C:
    from x.y import *
