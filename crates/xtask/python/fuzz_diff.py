"""Compiles programs and holds what was made of them against it, until its input ends.

A line of the input is "FIRST PATH": a file of programs, of which those before FIRST are left out. For each
program the file has a line "OPTIMIZE SOURCE MADE" with the lengths of the source and of a marshalled code
object, and both behind it; no code object says that the source was refused. The answers, a line each:

    same        equal code objects
    differs     a field differs
    compiled    this interpreter compiles what was refused
    refused     this interpreter refuses it: kind, place and message follow
    faults      this interpreter raises SystemError, as only a fault of its own makes it
    skipped     this interpreter runs out of stack or memory
"""
import marshal
import os
import resource
import signal
import tempfile
import warnings

FILE = "fuzz.py"
FOLDER = tempfile.TemporaryDirectory()
SECONDS = 20
MEMORY = 4 << 30


def same(a, b):
    """Whether two code objects are equal, without saying where they differ."""
    for field in FIELDS:
        x, y = getattr(a, field), getattr(b, field)
        if field != "co_consts":
            if x != y:
                return False
        elif len(x) != len(y):
            return False
        else:
            for m, n in zip(x, y):
                if is_code(m) and is_code(n):
                    if not same(m, n):
                        return False
                elif key(m) != key(n):
                    return False
    return True


def compile_file(source, optimize):
    """As of a file that is there: the interpreter looks at its lines to tell the place of an error."""
    path = os.path.join(FOLDER.name, FILE)
    with open(path, "wb") as file:
        file.write(source)
    compile(source, path, "exec", dont_inherit=True, optimize=optimize)


def answer(source, made, optimize):
    try:
        try:
            want = compile(source, FILE, "exec", dont_inherit=True, optimize=optimize)
        except SyntaxError:
            compile_file(source, optimize)
            raise
    except (RecursionError, MemoryError):
        return ("skipped",)
    except SystemError:
        return ("faults",)
    except SyntaxError as error:
        places = error.lineno, error.offset, getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
        if places[0] is not None and places[0] < 1:
            places = (None,) * 4  # CPython's ways to say that there is none: 0:-1 and -1:0
        place = "%s:%s-%s:%s" % tuple("-" if n is None else n for n in places)
        return "refused", type(error).__name__, place, str(error.msg)
    except Exception as error:
        return "refused", type(error).__name__, "-:---:-", str(error)
    if not made:
        return ("compiled",)
    try:
        got = marshal.loads(made)
    except Exception as error:
        return "differs", "not loadable: %r" % error
    if same(want, got):
        return ("same",)
    # What is wanted goes through marshal too, since that is what is compared.
    what = difference(marshal.loads(marshal.dumps(want)), got)
    return ("differs", what) if what else ("same",)


def programs(path):
    with open(path, "rb") as batch:
        while True:
            line = batch.readline()
            if not line:
                return
            optimize, source, made = map(int, line.split())
            yield batch.read(source), batch.read(made), optimize


def plain(text):
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return text.encode("utf-8", "backslashreplace")


def main():
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = sys.stdout.buffer
    while True:
        line = sys.stdin.readline()
        if not line:
            return
        first, path = line.rstrip("\n").split(" ", 1)
        for number, (source, made, optimize) in enumerate(programs(path)):
            if number < int(first):
                continue
            # The alarm ends the process, whatever it is doing.
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            out.write(b"\t".join(map(plain, answer(source, made, optimize))) + b"\n")
            out.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


main()
