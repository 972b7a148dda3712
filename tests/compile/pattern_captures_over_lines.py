# from: 3.10
match a:
    case [b, c, d, e, f, g,
          h, *i, j,
          k, l, [m, n],
          o]:
        pass
