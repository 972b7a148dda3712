# warnings: error
# What becomes of a backslash before a field.
é = f"é\{1}"
