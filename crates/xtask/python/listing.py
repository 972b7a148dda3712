"""Prints the words that this interpreter's dis shows for arguments and caches: `kind TAB word TAB ...`."""
import opcode
import sys


def row(kind, words):
    print("\t".join([kind, *words]))


row("compare", opcode.cmp_op)
row("binary", [symbol for _, symbol in getattr(opcode, "_nb_ops", [])])
row("intrinsic_1", getattr(opcode, "_intrinsic_1_descs", []))
row("intrinsic_2", getattr(opcode, "_intrinsic_2_descs", []))
row("special_method", getattr(opcode, "_special_method_names", []))
constants = getattr(opcode, "_common_constants", [])
row("common_constant", [c.__name__ if isinstance(c, type) else repr(c) for c in constants])


def counters(code, found):
    """The first counter of each operation as a fresh code object has it, by number."""
    units = code._co_code_adaptive
    at = 0
    while at < len(units):
        number = code.co_code[at]
        name = opcode.opname[number]
        caches = opcode._inline_cache_entries.get(name, 0)
        if caches:
            found.setdefault(name, int.from_bytes(units[at + 2:at + 4], sys.byteorder))
        at += 2 + 2 * caches
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            counters(constant, found)


SAMPLE = """
def f(x):
    while x:
        x = g(x) if x is None else g(y=x)
    while x is not None:
        x += 1
    for x in x:
        if not x: x.y = x
    return x or f
"""
found = {}
if sys.version_info >= (3, 14):
    counters(compile(SAMPLE, "", "exec"), found)
for name, entries in sorted(getattr(opcode, "_cache_format", {}).items()):
    # Those that the sample has not start as calls do.
    counter = found.get(name, found.get("CALL", 0))
    row("cache", [name, str(counter), *["%s=%d" % entry for entry in entries.items()]])
