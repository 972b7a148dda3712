# Escapes that mean nothing, in f-strings.
x = y = 1
a = f"\d{x}\e"
b = f"\{x}"
c = f"{x:\d}"
d = f"\d{{\e}}\f\g"
e = f"""
\d{x}
\e{y}
"""
g = f"{'a'}\d" "\e" f"\g"
h = rf"\d{x}"
i = f"\N{DIGIT ONE}\d\N{DIGIT TWO}\e"
j = f"{x}\{{"
k = f"\d{x:{y}\e}\g"
m = ("a"
     f"\d{x}"
     "\e")
