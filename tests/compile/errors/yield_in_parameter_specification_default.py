# from: 3.13
type X[**P = (yield)] = int
