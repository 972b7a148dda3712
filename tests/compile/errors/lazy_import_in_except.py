# from: 3.15
try: pass
except X:
    lazy from a import b
