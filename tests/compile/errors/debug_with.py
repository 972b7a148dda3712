# from: 3.9
with x as (y, __debug__): pass
