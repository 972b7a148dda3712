# A byte order mark.
x = "é"
é = x; y
