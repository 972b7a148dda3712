# from: 3.15
try: pass
except X: pass
else:
    lazy import a
