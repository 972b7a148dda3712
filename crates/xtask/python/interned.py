# Prints those lines of a file that are interned in a process that has only begun to compile.
# No name stands here that such a process does not know itself; what dead objects hold does not count.
import argparse, gc, py_compile, runpy, site, sys
gc.collect()
for s in open(sys.argv[1]).read().split():
    if sys.intern(s) is not s:
        print(s)
