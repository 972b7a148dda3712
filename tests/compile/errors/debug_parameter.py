# from: 3.9
def f(__debug__): pass
