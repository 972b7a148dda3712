all = any = tuple = super = x
print(all(y for y in x), tuple(y for y in x))
def f():
    return all(y for y in x), any(y for y in x), tuple(y for y in x)
