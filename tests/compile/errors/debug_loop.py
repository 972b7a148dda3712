# from: 3.9
for __debug__ in x: pass
