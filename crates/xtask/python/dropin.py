"""Prints the numbers of those pairs of compiled files that have the same header and equal code objects."""
import marshal
import os

folder, count = sys.argv[1:]
for number in range(int(count)):
    files = []
    for side in "theirs", "ours":
        with open(os.path.join(folder, "%d.%s" % (number, side)), "rb") as file:
            files.append((file.read(16), file.read()))
    (header, theirs), (our_header, ours) = files
    try:
        equal = header == our_header and difference(marshal.loads(theirs), marshal.loads(ours)) is None
    except (ValueError, EOFError, TypeError):
        # One is no compiled file: a case had it so.
        equal = False
    if equal:
        print(number)
