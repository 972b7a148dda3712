class C:
    x = list((y := z) for z in w)
