# from: 3.9
import __debug__
