# Constants that look like identifiers are interned, in tuples too.
a = "identifier", "with space", "with-dash", "", "x", "é", "_", "1", "a1"
b = ("nested", ("deeper", "not this one"))
c = x in {"in_set", "not in set"}
d = "identifier"
e = {"key": 1}
f(keyword="value")
def g(parameter="default"): return "parameter"
x["subscript"]
x.attribute
"attribute"
