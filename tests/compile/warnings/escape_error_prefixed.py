# warnings: error
# What becomes of an escape behind a prefix.
é = b'''abc\d'''
