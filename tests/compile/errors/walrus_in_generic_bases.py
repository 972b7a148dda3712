# from: 3.12
class C[T]((x := 1)): pass
