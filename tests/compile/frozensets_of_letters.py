# Frozensets of strings of one character: some are built anew for each code object.
def f(x): return x in {"x","y","z"}
def g(x): return x in {"x","y","z"}, 1
def f(x): return x in {"z","u"}
def g(x): return x in {"z","u"}, 1
def f(x): return x in {"a",">"}
def g(x): return x in {"a",">"}, 1
def f(x): return x in {"w",">"}
def g(x): return x in {"w",">"}, 1
def f(x): return x in {"B","é"}
def g(x): return x in {"B","é"}, 1
def f(x): return x in {"A"}
def g(x): return x in {"A"}, 1
