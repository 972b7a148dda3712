"""Prints the code points beyond ASCII that may be in identifiers: first, last, whether they may start one."""

import sys


def kind(code_point):
    character = chr(code_point)
    return character.isidentifier(), ("a" + character).isidentifier()


first = 0x80
for code_point in range(0x81, sys.maxunicode + 2):
    if code_point > sys.maxunicode or kind(code_point) != kind(first):
        starts, continues = kind(first)
        if continues:
            print(f"{first:x} {code_point - 1:x} {int(starts)}")
        first = code_point
