# from: 3.9
lambda *__debug__: 0
