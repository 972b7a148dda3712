# from: 3.9
global __debug__
__debug__ = 1
