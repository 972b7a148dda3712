# from: 3.9
x.__debug__ = 1
