# from: 3.12
try:
    a
finally:
    def f[T](b: T): pass
    class C[T]: pass
    type D[T] = T
