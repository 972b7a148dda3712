# from: 3.13
type X[*Ts = int, **P] = int
