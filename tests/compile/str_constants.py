a = ""
b = "x"
c = 'single' "double" '''triple'''
d = "\a\b\f\n\r\t\v\\\'\""
e = "\x41\u00e9\U0001F600\101\0"
f = "\N{LATIN SMALL LETTER E WITH ACUTE}\N{SNOWMAN}"
g = r"\n\x"
h = u"unicode"
i = "line\
continued"
j = """multi
line"""
k = "é", "ÿ", "Ā", "😀"
l = R'raw' u"" 'x'
m = "not an identifier!", "identifier", "also_one1", "1not"
n = "a" "b"	"c"
