# Numbers with a keyword behind them.
x = 1
a = 1if x else 2
b = [0x1for x in (1, 2)]
c = 0b1in [1], 0o7in x, 1jif x else 0, 1.5or 2, 1_0and 3, 1e5not in [x]
d = (
    1
    or 2or 3
)
