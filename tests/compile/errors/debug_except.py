# from: 3.9
try: pass
except E as __debug__: pass
