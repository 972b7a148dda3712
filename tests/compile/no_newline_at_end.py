if x:
    def f():
        return 1 # no newline