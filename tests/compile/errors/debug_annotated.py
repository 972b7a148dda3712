# from: 3.9
__debug__: int
