# warnings: error
# What becomes of an escape in a later line.
é = """é
  é\
 \d"""
