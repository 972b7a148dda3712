# from: 3.11
def f():
    try: pass
    except* E:
        for x in y:
            try: return 1
            finally: z
