# from: 3.15
lazy from a import *
