# Cookie on the second line.
# coding: iso-8859-15
x = "€"
