for x in y:
    class C:
        if z: break
