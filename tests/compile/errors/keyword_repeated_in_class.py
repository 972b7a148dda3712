# from: 3.9
class C(a=1, a=2): pass
