# from: 3.12
class C[T, *T]: pass
