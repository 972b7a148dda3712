# from: 3.12
# Order and lines of escapes in strings inside of others.
x = y = 1
a = f"\d{f'\e{x}\f'}\g{'\h'}"
b = f"""\d{
    '\e'
}
\f{x:\g}"""
c = f"{x:\}}"
d = f"\}}\d"
e = f"{1or 2}\d{0x1and 3}"
