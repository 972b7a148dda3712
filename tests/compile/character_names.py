# Names that follow from a rule, aliases, and names in either case.
a = "\N{latin small letter a}\N{LINE FEED}\N{NUL}\N{Null}"
b = "\N{CJK UNIFIED IDEOGRAPH-4E00}\N{CJK UNIFIED IDEOGRAPH-20000}"
c = "\N{HANGUL SYLLABLE GAG}\N{HANGUL SYLLABLE A}"
d = "\N{NUSHU CHARACTER-1B170}\N{TANGUT COMPONENT-001}\N{CJK COMPATIBILITY IDEOGRAPH-F900}"
e = f"\N{VARIATION SELECTOR-17}{a}\N{bullet}"
