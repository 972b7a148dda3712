# warnings: error
# What becomes of an escape in an f-string.
é = f"é{1}\d{2}"
