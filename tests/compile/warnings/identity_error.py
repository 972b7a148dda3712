# warnings: error
# What becomes of an identity check.
x = 1
if x:
    print(x, é is "literal")
