# Constants of dead code disappear, the first one stays.
def a():
    return 1.5
    return 2.5


def b():
    "doc"
    if 0:
        return "dead"
    return "alive"


def c():
    if 0:
        return "first"
    return None


def d():
    x = 1000
    if 0:
        y = 2000
    return 3000
