# from: 3.12
type X = [(y := z) for z in w]
