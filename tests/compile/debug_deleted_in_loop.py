# to: 3.8
while True: del __debug__
