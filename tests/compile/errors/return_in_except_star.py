# from: 3.11
def f():
    try: pass
    except* E:
        return
