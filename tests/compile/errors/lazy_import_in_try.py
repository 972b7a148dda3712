# from: 3.15
try:
    lazy import a
except X: pass
