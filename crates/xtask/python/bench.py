"""Prints the seconds of processor time that this interpreter takes to compile and dump every source.

    bench.py LIST

LIST has a path a line; the sources are read beforehand.
"""
import marshal
import sys
import time
import warnings


def main(listing):
    warnings.simplefilter("ignore")
    with open(listing) as lines:
        paths = lines.read().splitlines()
    sources = []
    for path in paths:
        with open(path, "rb") as source:
            sources.append((path, source.read()))
    began = time.process_time()
    for path, source in sources:
        try:
            marshal.dumps(compile(source, path, "exec", dont_inherit=True, optimize=0))
        except (SyntaxError, ValueError):
            pass
    print(time.process_time() - began)


main(*sys.argv[1:])
