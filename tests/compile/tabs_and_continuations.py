if x:
	y = \
		1
	if y:
		z
	w
v = (
	1,
        2)

assert x, \
  y
with x, \
     y: pass
