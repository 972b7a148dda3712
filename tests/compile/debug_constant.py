if __debug__:
    always()
else:
    never()
if not __debug__:
    never()
print(__debug__, x.__debug__)
while __debug__:
    break
a = 1 if __debug__ else 2
