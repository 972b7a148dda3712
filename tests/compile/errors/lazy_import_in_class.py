# from: 3.15
class C:
    lazy import a
