# to: 3.9
del __debug__
