# Conditions jump without making a value.
if x and y:
    a
if x or y:
    a
if x and y or z:
    a
if x or y and z:
    a
if not (x and y):
    a
if not (x or not y):
    a
if (x or y) and (z or w):
    a
if x and (y or z) and w:
    a
else:
    b
while x or y:
    a
while not x and y:
    a
if not not x:
    a
if x is None or y is not None:
    a
if not x is None and not y in z:
    a
if (x if y else z):
    a
if (x if y else z) and w:
    a
if x and (y if z else w) or v:
    a
