"""Prints what this interpreter compiles each test case to, as text.

    bless.py LIST

LIST has a line per case: optimisation level, what becomes of warnings, and path. For each case comes a line "=== PATH" and the text,
as crates/pybytecode/tests/golden/ prints it too. Each case is compiled in a process of its own,
since what one compilation interns can change the bytes of the next.
"""
# Only what py_compile needs itself: what is loaded has interned strings, which can change its bytes.
import importlib.util
import os
import py_compile
import sys

LISTING = sys.argv[1]
REFUSALS = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)


def body(path, name, optimize):
    """The marshalled code object as py_compile writes it, or the refusal."""
    made = LISTING + ".pyc"
    try:
        py_compile.compile(path, cfile=made, dfile=name, doraise=True, optimize=optimize,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError as error:
        return error.exc_value
    except REFUSALS as error:
        return error
    with open(made, "rb") as pyc:
        data = pyc.read()
    os.remove(made)
    return data[16:]


def quoted(text, is_plain):
    """A string or bytes between double quotes; whatever is not plain by its number."""
    special = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n"}
    units = text if isinstance(text, bytes) else map(ord, text)
    return '"%s"' % "".join(special.get(u) or (chr(u) if is_plain(u) else "\\{%x}" % u) for u in units)


def string(text):
    return quoted(text, lambda u: 32 <= u < 127)


def constant(value):
    if hasattr(value, "co_code"):
        return "code %s" % string(value.co_name)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bytes):
        return "b" + string(value)
    if isinstance(value, tuple):
        return "(%s)" % ", ".join(map(constant, value))
    if isinstance(value, frozenset):
        return "frozenset {%s}" % ", ".join(sorted(map(constant, value)))
    if isinstance(value, slice):
        return "slice %s" % constant((value.start, value.stop, value.step))
    if isinstance(value, complex):
        return "complex (%s, %s)" % (number(value.real), number(value.imag))
    if isinstance(value, float):
        return number(value)
    if isinstance(value, int) and not isinstance(value, bool) and not -2 ** 63 <= value < 2 ** 63:
        return hex(value)
    return "..." if value is ... else repr(value)


def number(value):
    """A float by its value, and by its bits where that does not tell all."""
    import struct
    if value - value == 0:
        return repr(value)
    return "float %016x" % struct.unpack(">Q", struct.pack(">d", value))


def locations(code):
    """For each instruction unit, its location as text."""
    if hasattr(code, "co_positions"):
        return [location(*position) for position in code.co_positions()]
    lines = ["?"] * (len(code.co_code) // 2)
    if hasattr(code, "co_lines"):
        ranges = list(code.co_lines())
    else:
        import dis
        starts = list(dis.findlinestarts(code)) + [(len(code.co_code), None)]
        ranges = [(a, b, line) for (a, line), (b, _) in zip(starts, starts[1:])]
    for start, end, line in ranges:
        for at in range(start // 2, end // 2):
            lines[at] = "?" if line is None else str(line)
    return lines


def location(line, end_line, column, end_column):
    if line is None:
        return "?"
    if column is None or end_column is None:
        return str(line) if line == end_line else "%s-%s" % (line, end_line)
    if line == end_line:
        return "%d:%d-%d" % (line, column, end_column)
    return "%d:%d-%d:%d" % (line, column, end_line, end_column)


def instructions(code):
    import opcode
    names = {number: name for name, number in opcode.opmap.items()}
    places = locations(code)
    # The raw code: while it runs, an interpreter rewrites it.
    bytecode, at, extended = code.co_code, 0, 0
    while at < len(bytecode):
        name, argument = names[bytecode[at]], extended | bytecode[at + 1]
        extended = argument << 8 if name == "EXTENDED_ARG" else 0
        yield "%6d %-28s %-6d @ %s" % (at, name, argument, places[at // 2])
        at += 2 + 2 * caches(opcode, name, bytecode[at])


def caches(opcode, name, number):
    entries = getattr(opcode, "_inline_cache_entries", {})
    return entries.get(name, 0) if hasattr(entries, "get") else entries[number]


def exceptions(code):
    table = iter(getattr(code, "co_exceptiontable", b""))

    def varint(byte):
        value = byte & 63
        while byte & 64:
            byte = next(table)
            value = value << 6 | byte & 63
        return value

    for byte in table:
        start, length, target, rest = varint(byte), varint(next(table)), varint(next(table)), varint(next(table))
        lasti = " lasti" if rest & 1 else ""
        yield "  %d to %d: %d depth %d%s" % (start * 2, (start + length) * 2, target * 2, rest >> 1, lasti)


def dump(code, path, out):
    path = "%s > %s" % (path, string(code.co_name)) if path else string(code.co_name)
    out.append("code %s" % path)
    qualname = getattr(code, "co_qualname", None)
    out.append("  qualname %s" % ("-" if qualname is None else string(qualname)))
    out.append("  file %s, line %d" % (string(code.co_filename), code.co_firstlineno))
    out.append("  arguments %d, positional-only %d, keyword-only %d, locals %d, stack %d, flags %#x" % (
        code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals,
        code.co_stacksize, code.co_flags))
    for field in ("names", "varnames", "cellvars", "freevars"):
        out.append(" ".join(["  " + field] + [string(name) for name in getattr(code, "co_" + field)]))
    out.append("  constants")
    out.extend("%6d %s" % item for item in enumerate(map(constant, code.co_consts)))
    out.append("  instructions")
    out.extend(instructions(code))
    out.append("  exceptions")
    out.extend("  " + line for line in exceptions(code))
    for inner in code.co_consts:
        if hasattr(inner, "co_code"):
            dump(inner, path, out)


def refusal(error):
    lines = ["refused %s" % type(error).__name__]
    if isinstance(error, SyntaxError):
        lines.append("  message %s" % string(error.msg))
        places = error.lineno, error.offset, getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
        if places[0] is not None and places[0] < 1:
            places = (None,) * 4  # CPython's ways to say that there is none: 0:-1 and -1:0
        lines.append("  from %s:%s to %s:%s" % tuple("-" if n is None else n for n in places))
    else:
        lines.append("  message %s" % string(str(error)))
        lines.append("  from -:- to -:-")
    return lines


def warned(path, name, optimize):
    """A line for each warning."""
    import warnings
    with open(path, "rb") as file:
        source = file.read()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, name, "exec", dont_inherit=True, optimize=optimize)
        except REFUSALS:
            pass
    kinds = SyntaxWarning, DeprecationWarning
    # Others are about the line here that compiles.
    found = [w for w in caught if issubclass(w.category, kinds) and w.filename == name]
    return ["warns %d %s %s" % (w.lineno, w.category.__name__, string(str(w.message))) for w in found]


def as_error(path, name, optimize):
    """What becomes of warnings that are errors; None without any."""
    import warnings
    with open(path, "rb") as file:
        source = file.read()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, name, "exec", dont_inherit=True, optimize=optimize)
        except REFUSALS as error:
            return error
    return None


def case(path, optimize, action):
    name = os.path.basename(path)
    made = body(path, name, optimize)
    out = warned(path, name, optimize)
    if action == "error":
        made = as_error(path, name, optimize) or made
    if not isinstance(made, bytes):
        return out + refusal(made)
    import marshal
    # Up to 3.10 the bytes vary from run to run.
    if sys.version_info >= (3, 11):
        out.append("body %d bytes, hash %s" % (len(made), importlib.util.source_hash(made).hex()))
    dump(marshal.loads(made), "", out)
    return out


def main():
    with open(LISTING) as lines:
        cases = [line.rstrip("\n").split(" ", 2) for line in lines]
    for optimize, action, path in cases:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            status = 1
            try:
                print("=== " + path)
                print("\n".join(case(path, int(optimize), action)))
                sys.stdout.flush()
                status = 0
            except BaseException as error:
                print(path, repr(error), file=sys.stderr)
            finally:
                os._exit(status)
        if os.waitpid(child, 0)[1]:
            sys.exit("failed on " + path)


main()
