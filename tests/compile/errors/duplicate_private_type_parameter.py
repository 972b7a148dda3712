# from: 3.12
class C[__T, **__T]: pass
