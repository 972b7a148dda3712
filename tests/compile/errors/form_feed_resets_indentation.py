class C:
    pass
