a = 1; b = 2;
if x: a; b; c
while x: a; break
def f(): a; return b
class C: x = 1; y = 2
for a in b: pass; c
try: a; b
except E: c; d
finally: e; f
with x: y; z
a = \
    1
if x:
	tab
	def g():
		tabs
if y:
        eight
x = (1,
2,
    3)
	
pass
