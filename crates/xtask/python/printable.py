"""Prints the ranges of code points that str.isprintable refuses, in hexadecimal."""
import sys

start = None
for code in range(sys.maxunicode + 2):
    refused = code <= sys.maxunicode and not chr(code).isprintable()
    if refused and start is None:
        start = code
    elif not refused and start is not None:
        print("%x %x" % (start, code - 1))
        start = None
