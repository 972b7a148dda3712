# Warnings come before the refusal of a source.
a = "\d"
x is 1
b = "\e" +
c = "\f"
