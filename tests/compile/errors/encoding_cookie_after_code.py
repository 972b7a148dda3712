"""Cookie after a docstring."""
# coding: iso-8859-15
x = "€"
