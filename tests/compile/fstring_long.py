# More than thirty parts are joined from a list.
a = f"{x0}{x1}{x2}{x3}{x4}{x5}{x6}{x7}{x8}{x9}{x10}{x11}{x12}{x13}{x14}{x15}{x16}{x17}{x18}{x19}{x20}{x21}{x22}{x23}{x24}{x25}{x26}{x27}{x28}{x29}"
b = f"{x0}{x1}{x2}{x3}{x4}{x5}{x6}{x7}{x8}{x9}{x10}{x11}{x12}{x13}{x14}{x15}{x16}{x17}{x18}{x19}{x20}{x21}{x22}{x23}{x24}{x25}{x26}{x27}{x28}{x29}{x30}"
c = f"{x0} {x1} {x2} {x3} {x4} {x5} {x6} {x7} {x8} {x9} {x10} {x11} {x12} {x13} {x14} {x15}"
d = "%s %s %s %s %s %s %s %s %s %s %s %s %s %s %s %s" % (x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15)
