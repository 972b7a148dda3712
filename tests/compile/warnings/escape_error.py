# warnings: error
# What becomes of an escape.
é = "é \n\é\d"
