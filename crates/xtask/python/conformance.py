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
# What tells most comes first.
FIELDS = ["co_filename", "co_name", "co_qualname", "co_firstlineno", "co_argcount", "co_posonlyargcount",
          "co_kwonlyargcount", "co_nlocals", "co_flags", "co_varnames", "co_cellvars", "co_freevars",
          "co_names", "co_consts", "co_code", "co_exceptiontable", "co_stacksize",
          "co_linetable" if sys.version_info >= (3, 10) else "co_lnotab"]
FIELDS = [field for field in FIELDS if hasattr(compile("", "", "exec"), field)]


def is_code(value):
    return hasattr(value, "co_code")


def key(value):
    """Equal for equal constants only: by type, sign of zero and order."""
    if is_code(value):
        return "code", tuple((field, key(getattr(value, field))) for field in FIELDS)
    if isinstance(value, tuple):
        return "tuple", tuple(map(key, value))
    if isinstance(value, frozenset):
        return "frozenset", frozenset(map(key, value))
    if isinstance(value, slice):
        return "slice", key((value.start, value.stop, value.step))
    if isinstance(value, float):
        return "float", value.hex()
    if isinstance(value, complex):
        return "complex", value.real.hex(), value.imag.hex()
    return type(value).__name__, value


def instructions(code):
    """Offset, line and text of each instruction, its place included."""
    import dis
    lines = dict(dis.findlinestarts(code))
    line = None
    for at in dis.get_instructions(code):
        line = lines.get(at.offset, line)
        place = getattr(at, "positions", None)
        yield at.offset, line, "%s %s" % (at.opname, at.arg), place and tuple(place)


def first_instruction(want, got, with_place):
    """The first instruction that differs."""
    ours, theirs = list(instructions(got)), list(instructions(want))
    for (_, _, a, a_place), (offset, line, b, b_place) in zip(ours, theirs):
        if a != b:
            return "at %d, line %s: %s, want %s" % (offset, line, a, b)
        if with_place and a_place != b_place:
            return "at %d, line %s: %s from %s, want %s" % (offset, line, a, a_place, b_place)
    return "%d instructions, want %d" % (len(ours), len(theirs))


def shown(items, others):
    """What one tuple has and the other has not; all of it if only the order differs."""
    there = list(map(key, others))
    extra = [item for item in items if key(item) not in there] or items
    text = ", ".join("code " + item.co_name if is_code(item) else repr(item) for item in extra)
    return text if len(text) < 160 else text[:160] + "..."


def difference(want, got, where="<module>"):
    """The first thing that differs between two code objects, or None."""
    if not is_code(got):
        return "%s: not a code object" % where
    for field in FIELDS:
        a, b = getattr(got, field), getattr(want, field)
        if key(a) == key(b):
            continue
        if field == "co_consts":
            inner = ([x for x in a if is_code(x)], [y for y in b if is_code(y)])
            for x, y in zip(*inner):
                below = difference(y, x, where + "." + y.co_name) if x.co_name == y.co_name else None
                if below:
                    return below
        if field == "co_code":
            return "%s: %s %s" % (where, field, first_instruction(want, got, False))
        if field == "co_linetable":
            return "%s: %s %s" % (where, field, first_instruction(want, got, True))
        if field == "co_exceptiontable":
            import dis
            parse = getattr(dis, "_parse_exception_table", lambda code: code.co_exceptiontable)
            entries = [(x, y) for x, y in zip(parse(got), parse(want)) if x != y]
            return "%s: %s %s" % (where, field, "%s, want %s" % entries[0] if entries else "length")
        if isinstance(a, tuple):
            return "%s: %s %s, want %s" % (where, field, shown(a, b), shown(b, a))
        return "%s: %s %.60r, want %.60r" % (where, field, a, b)
    return None


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
