"""Prints what this interpreter knows of its operations: a file of crates/opcode/numbers.

With the argument "effects": the stack effects, a file of crates/opcode/effects. Runs in 2.7 too.
"""
from __future__ import print_function

import dis
import marshal
import opcode
import sys
import unicodedata

PROPERTIES = ["arg", "const", "name", "jump", "free", "local", "exc"]
ARGS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 255, 256, 258, 515]


def magic():
    """The first two bytes of a compiled file."""
    try:
        from importlib.util import MAGIC_NUMBER as number
    except ImportError:
        import imp
        number = imp.get_magic()
    low, high = bytearray(number[:2])
    return low | high << 8


def property_lists():
    """For each property of operations, the numbers that have it."""
    # 3.13 and later answer from the tables that the compiler itself reads.
    try:
        import _opcode
        ask = {name: getattr(_opcode, "has_" + name)
               for name in PROPERTIES}
    except (ImportError, AttributeError):
        pass
    else:
        return {name: [n for n in opcode.opmap.values() if f(n)] for name, f in ask.items()}
    args = getattr(opcode, "hasarg", [n for n in opcode.opmap.values() if n >= opcode.HAVE_ARGUMENT])
    return {
        "arg": args, "const": opcode.hasconst, "name": opcode.hasname,
        "jump": opcode.hasjrel + opcode.hasjabs, "free": opcode.hasfree,
        "local": opcode.haslocal, "exc": getattr(opcode, "hasexc", []),
    }


def caches(name, number):
    entries = getattr(opcode, "_inline_cache_entries", {})
    return entries.get(name, 0) if hasattr(entries, "get") else (entries[number] if number < 256 else 0)


def names(values):
    """One word for each value of a list that the interpreter prints in listings."""
    return " ".join(str(getattr(v, "__name__", v)).replace(" ", "_") if not isinstance(v, tuple)
                    else str(v[0]) for v in values)


def numbers():
    print("# CPython %d.%d.%d, as it says itself; written by `cargo xtask numbers`." % sys.version_info[:3])
    print("version %d.%d.%d" % sys.version_info[:3])
    print("magic", magic())
    print("marshal", marshal.version)
    # Without a tag, compiled files lie beside their sources.
    print("cache-tag", getattr(getattr(sys, "implementation", None), "cache_tag", "-"))
    print("unicode", unicodedata.unidata_version)
    for label, name in [("compare", "cmp_op"), ("binary", "_nb_ops"), ("intrinsic-1", "_intrinsic_1_descs"),
                        ("intrinsic-2", "_intrinsic_2_descs"), ("special-method", "_special_method_names"),
                        ("common-constant", "_common_constants")]:
        values = getattr(opcode, name, None)
        if values:
            print("list", label, names(values))
    print("\n# number, name, cache entries, properties")
    lists = property_lists()
    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
        has = [p for p in PROPERTIES if number in lists[p]]
        print(number, name, caches(name, number), *has)


def effect(number, arg, **jump):
    # An operation without an argument takes none; the others must have one.
    for given in (arg, None):
        try:
            return dis.stack_effect(number, given, **jump)
        except ValueError:
            pass
    return "-"


def effects():
    print("# Stack effects as CPython %d.%d.%d says; written by `cargo xtask numbers`." % sys.version_info[:3])
    # Before 3.8 nobody can ask for one of the two.
    both = sys.version_info >= (3, 8)
    print("# Name; effects without jumping; effects when jumping: for each argument, or one for all." if both
          else "# Name; the effect that the interpreter tells of both: for each argument, or one for all.")
    print("args", *ARGS)
    for name, number in sorted(opcode.opmap.items()):
        row = []
        for jump in ({"jump": False}, {"jump": True}) if both else ({},):
            values = [effect(number, arg, **jump) for arg in ARGS]
            row.append(" ".join(map(str, values[:1] if len(set(values)) == 1 else values)))
        print(" | ".join([name] + row))


effects() if "effects" in sys.argv else numbers()
