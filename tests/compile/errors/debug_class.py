# from: 3.9
class __debug__: pass
