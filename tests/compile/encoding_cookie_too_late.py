"""Cookie on the third line."""

# coding: latin-1
x = "é"
