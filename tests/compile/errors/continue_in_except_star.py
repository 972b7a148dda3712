# from: 3.11
for x in y:
    try: pass
    except* E:
        with z: continue
