# from: 3.11
while x:
    try: pass
    except* E as e:
        if y: break
