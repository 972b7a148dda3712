for (
    ()), in x:
    pass
for (
    a), (
    b) in x:
    pass
c = [d for (
    d), in x]
e = {f for (
    f,
    g), in x}
