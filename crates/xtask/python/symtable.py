"""Prints the symbol table of each source file as text, as crates/compile/src/symtable/dump.rs does.

    symtable.py LIST

LIST has a path per line, or is the path of a folder. For each file comes a line "=== PATH", then its
table, or the refusal.
"""
import _symtable
import os
import sys
import warnings

KINDS = ["function", "class", "module", "annotation", "type alias", "type parameters", "type variable"]


def show(scope, depth, lines):
    indent = "  " * depth
    nested = " nested" if scope.nested else ""
    # "lambda" up to 3.14, "<lambda>" from 3.15 on.
    name = scope.name.strip("<>")
    lines.append("%s%s %s line %d%s" % (indent, KINDS[scope.type], name, scope.lineno, nested))
    for name, value in scope.symbols.items():
        lines.append("%s- %s %#x" % (indent, name, value))
    for child in scope.children:
        show(child, depth + 1, lines)


def table(path):
    with open(path, "rb") as file:
        source = file.read()
    lines = []
    try:
        show(_symtable.symtable(source, path, "exec"), 0, lines)
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        lines = ["refused %s:%s-%s:%s %s" % (*place, error.msg)]
    except (ValueError, RecursionError, MemoryError) as error:
        lines = ["refused %s" % error]
    return lines


def sources(path):
    if not os.path.isdir(path):
        with open(path) as file:
            return file.read().splitlines()
    found = []
    for folder, folders, names in os.walk(path):
        folders.sort()
        paths = (os.path.join(folder, name) for name in sorted(names) if name.endswith(".py"))
        found += filter(os.path.isfile, paths)
    return found


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    where = sys.argv[1] or os.path.dirname(os.__file__)
    for path in sources(where):
        print("===", path)
        print("\n".join(table(path)))


main()
