# from: 3.14
# Escapes that mean nothing, in templates.
x = 1
a = t"\d{x}\e{x:\f}"
b = t"\{x}"
