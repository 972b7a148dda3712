# from: 3.9
class C(A, __debug__=1): pass
