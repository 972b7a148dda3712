# Prints those lines of a file that are interned in a process that has only begun to compile.
# No name stands here that such a process does not know itself; what dead objects hold does not count.
import argparse, gc, marshal, py_compile, runpy, site, sys
gc.collect()
for s in open(sys.argv[1]).read().split():
    # Those of one character are there once anyway: marshal tells; letters count if another object is interned.
    if len(s) == 1 and not s.isalnum() and marshal.dumps(s)[0] & 127 == 90 or sys.intern(s) is not s:
        print(s)
