"""Compiles a file and prints the seconds of processor time, the megabytes that it took, and what came of it.

    pathological.py FILE
"""
import marshal
import resource
import sys
import time


def main(path):
    with open(path, "rb") as file:
        source = file.read()
    began = time.process_time()
    try:
        marshal.dumps(compile(source, path, "exec", dont_inherit=True))
        what = "compiled"
    except BaseException as error:
        what = "%s: %s" % (type(error).__name__, getattr(error, "msg", error))
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(took, peak, what.replace("\n", " ")[:200], sep="\t")


main(*sys.argv[1:])
