# from: 3.12
class C[T]([(x := y) for y in z]): pass
