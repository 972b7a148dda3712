# from: 3.14
# Calls and subscripts of templates.
x = 1
t"a{x}"(1)
t"a{x}"[1]
[1][t"a"]
t"a" is t"b"
