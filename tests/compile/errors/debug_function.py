# from: 3.9
def __debug__(): pass
