# from: 3.9
[0 for __debug__ in x]
