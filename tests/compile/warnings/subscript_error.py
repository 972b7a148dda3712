# warnings: error
# What becomes of a subscript.
é = x + \
  [1][1,
   2]
