"""What tells two code objects of this interpreter apart: read before the programs that ask."""
import sys

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
