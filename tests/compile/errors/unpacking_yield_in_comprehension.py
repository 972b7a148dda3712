# from: 3.15
[*(yield) for x in y]
