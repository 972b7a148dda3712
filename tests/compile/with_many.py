with x0 as y0, x1 as y1, x2 as y2, x3 as y3, x4 as y4, x5 as y5, x6 as y6, x7 as y7, x8 as y8, x9 as y9, x10 as y10, x11 as y11, x12 as y12, x13 as y13, x14 as y14, x15 as y15, x16 as y16, x17 as y17:
    z
