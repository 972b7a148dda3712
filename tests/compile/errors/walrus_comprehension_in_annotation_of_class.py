class C:
    x: [(y := z) for z in w]
