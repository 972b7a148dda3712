# from: 3.15
class C:
    lazy from a import *
