# Warnings come before what the compiler refuses, whether its symbol table or its code generation does.
a = "\d"
a is 1
def f():
    a is 2
break
a is 3
