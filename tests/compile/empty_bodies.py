# from: 3.10
def a(): pass
def b(): ...
def c():
    """doc"""
def d():
    pass
    pass
class E: pass
if x: pass
else: pass
while x: pass
else: pass
for y in x: pass
else: pass
try: pass
except E: pass
else: pass
finally: pass
with x: pass
match x:
    case 1: pass
lambda: ...
async def f(): pass
