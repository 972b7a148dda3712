if x:
    return x
