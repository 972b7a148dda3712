"""Holds a tree of compiled files against what this interpreter makes of their sources.

    conformance.py ROOT MADE OPTIMIZE

MADE/a/b.pyc must be what py_compile writes for ROOT/a/b.py as an unchecked hash-based file. Prints a line
"CLASS<tab>PATH<tab>DIFFERENCE" for each source; the classes:

    bytes       the same, byte for byte
    code        equal code objects, the bytes differ
    rejected    both refuse the source
    differs     both compile it, something differs
    missing     the interpreter compiles it, we do not
    accepted    the interpreter refuses it, we do not
    unreadable  what we made cannot be loaded, or crashes the interpreter
    skipped     the interpreter itself runs out of stack or memory

With "-" for MADE prints the standard library's folder and nothing else.
"""
# Only what py_compile needs itself: what is loaded has interned strings, which can change its bytes.
import marshal
import os
import py_compile
import sys

HEADER = 16


def wanted(path, optimize, scratch):
    """What py_compile writes, or None where it refuses the source."""
    try:
        py_compile.compile(path, cfile=scratch, dfile=path, doraise=True, optimize=optimize,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError as error:
        if error.exc_type_name in ("RecursionError", "MemoryError"):
            raise MemoryError
        return None
    except (SyntaxError, ValueError, OverflowError):
        return None
    with open(scratch, "rb") as pyc:
        return pyc.read()


def judge(path, made, optimize, scratch):
    """The class of one source and what differs."""
    try:
        want = wanted(path, optimize, scratch)
    except (RecursionError, MemoryError):
        return "skipped", ""
    got = None
    if os.path.exists(made):
        with open(made, "rb") as pyc:
            got = pyc.read()
    if want is None:
        return ("rejected" if got is None else "accepted"), ""
    if got is None:
        return "missing", ""
    if got == want:
        return "bytes", ""
    if got[:HEADER] != want[:HEADER]:
        return "differs", "header"
    try:
        code = marshal.loads(got[HEADER:])
    except Exception as error:
        return "unreadable", repr(error)
    # What is wanted goes through marshal too, since that is what is compared.
    what = difference(marshal.loads(want[HEADER:]), code)
    return ("differs", what) if what else ("code", "")


def judge_apart(*args):
    """As judge, in a process of its own: a wrong code object can crash the interpreter, and what one
    compilation interns can change the bytes of the next."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer = "\t".join(judge(*args))
            os.write(writer, answer.replace("\n", " ").encode("utf-8", "backslashreplace"))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer or "unreadable\tcrashes the interpreter"


def sources(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages", "dist-packages"))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.isfile(path):
                yield path


def main(root, made, optimize):
    if made == "-":
        import sysconfig
        print(sysconfig.get_path("stdlib"))
        return
    sys.setrecursionlimit(20000)
    scratch = os.path.join(made, ".wanted")
    for path in sources(root):
        below = os.path.relpath(path, root)
        ours = os.path.join(made, below) + "c"
        kind, what = judge_apart(path, ours, int(optimize), scratch).split("\t", 1)
        print(kind, below, what, sep="\t", flush=True)


main(*sys.argv[1:])
