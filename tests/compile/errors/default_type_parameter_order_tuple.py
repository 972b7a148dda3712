# from: 3.13
class C[T = int, *Ts]: pass
