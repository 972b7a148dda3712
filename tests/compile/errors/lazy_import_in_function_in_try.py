# from: 3.15
try:
    def f():
        lazy import a
except X: pass
