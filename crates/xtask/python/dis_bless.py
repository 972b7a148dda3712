"""Prints what `python -m dis` prints for files, and writes their .pyc.

Arguments: the folder of the files, then for each listing `NAME.py` and its options, joined by blanks; `-` as an
option takes the file as standard input. Each listing is printed under a line `=== ` with its argument. For
NAME.py alone, NAME-X.Y.pyc is written too, if there is none of that source.
"""
import os
import py_compile
import runpy
import sys
import traceback


def program(name, options):
    """What `python -m dis` does, in this process."""
    sys.argv = ["dis"] + options + [name]
    if options == ["-"]:
        # The object that reads it, and its name, stay.
        os.dup2(os.open(name, os.O_RDONLY), 0)
        sys.argv = ["dis"]
    if options == ["-C"] and sys.version_info < (3, 13):
        # Up to 3.12 the program has no options.
        import dis
        with open(name, "rb") as source:
            dis.dis(compile(source.read(), name, "exec"), show_caches=True)
    else:
        runpy.run_module("dis", run_name="__main__", alter_sys=True)


def in_child(name, options):
    sys.stdout.flush()
    child = os.fork()
    if not child:
        status = 1
        try:
            program(name, options)
            sys.stdout.flush()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1]:
        sys.exit("cannot list %s %s" % (name, options))


def write_compiled(name):
    compiled = "%s-%d.%d.pyc" % (name[:-3], *sys.version_info[:2])
    fresh = py_compile.compile(name, compiled + ".new", name, doraise=True,
                               invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    with open(fresh, "rb") as new:
        header = new.read(16)
    try:
        with open(compiled, "rb") as old:
            is_stale = old.read(16) != header
    except FileNotFoundError:
        is_stale = True
    # Up to 3.10 the bytes depend on the run: what is there stays.
    if is_stale:
        os.replace(fresh, compiled)
    else:
        os.remove(fresh)


os.environ["NO_COLOR"] = "1"
os.chdir(sys.argv[1])
sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
for asked in sys.argv[2:]:
    name, *options = asked.split()
    print("=== " + asked)
    in_child(name, options)
    if not options:
        write_compiled(name)
