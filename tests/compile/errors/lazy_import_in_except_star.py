# from: 3.15
try: pass
except* X:
    lazy import a
