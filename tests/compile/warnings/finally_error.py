# warnings: error
# What becomes of a jump out of a `finally` clause.
def f():
    try:
        pass
    finally:
        é = "é"; return é
