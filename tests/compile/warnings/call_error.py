# warnings: error
# What becomes of a call.
é = (
    "é" "x"(1)
)
