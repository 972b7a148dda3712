"""Holds trees dumped by `cargo xtask ast-diff` against this interpreter's own.

Arguments: a file of lines "source TAB dump"; a dump that starts with "!" is a refusal. A second one is
the level at which trees are optimised. Prints a line for each source: outcome TAB source TAB what differs.
"""

import ast
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)
PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# Strings, and where nodes start and end.
TOKEN = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(\w*)\(|\)""")


def literal(value):
    if type(value) is int and not -1 << 63 <= value < 1 << 63:
        return hex(value)
    if type(value) is float:
        return value.hex()
    if type(value) is complex:
        return f"complex({value.real.hex()}, {value.imag.hex()})"
    if type(value) is tuple:
        items = ", ".join(map(literal, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    if type(value) is frozenset:
        return "frozenset({" + ", ".join(sorted(map(literal, value))) + "})"
    return ascii(value)


def dump(node, out):
    if sys.version_info < (3, 9) and isinstance(node, (ast.Index, ast.ExtSlice)):
        node = plain_slice(node)
    if isinstance(node, ast.AST):
        kind = type(node)
        out.append(kind.__name__ + "(")
        comma = ""
        for name in node._fields:
            value = getattr(node, name, None)
            if value is None and getattr(kind, name, ...) is None:
                continue
            if sys.version_info < (3, 9) and value is None and (name, kind) != ("value", ast.Constant):
                continue
            if name == "is_lazy" and not value:  # unknown before 3.15
                continue
            out.append(comma + name + "=")
            comma = ", "
            dump(value, out)
        has_place = node._attributes and hasattr(node, "lineno")
        for name in PLACE if has_place else ():
            out.append(f"{comma}{name}={getattr(node, name)}")
            comma = ", "
        out.append(")")
    elif isinstance(node, list):
        out.append("[")
        for at, item in enumerate(node):
            if at:
                out.append(", ")
            dump(item, out)
        out.append("]")
    else:
        out.append(literal(node))


def plain_slice(node):
    """What 3.9 has instead of the nodes that 3.8 had for subscripts."""
    if isinstance(node, ast.Index):
        return node.value
    return ast.Tuple(elts=node.dims, ctx=ast.Load())


def expected(source):
    with open(source, "rb") as file:
        data = file.read()
    try:
        if len(sys.argv) > 2:
            flags, level = ast.PyCF_OPTIMIZED_AST, int(sys.argv[2])
        else:
            flags, level = ast.PyCF_ONLY_AST, -1
        tree = compile(data, source, "exec", flags, dont_inherit=True, optimize=level)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        place = getattr(error, "lineno", None), getattr(error, "offset", None)
        return f"!{type(error).__name__}: {getattr(error, 'msg', error)} {place}"
    out = []
    dump(tree, out)
    return "".join(out)


def compare(theirs, ours):
    if theirs == ours:
        return "same", ""
    if theirs.startswith("!"):
        if ours.startswith("!"):
            same = theirs.rsplit(" (", 1)[0] == ours.rsplit(" (", 1)[0]
            return "refused" if same else "refused otherwise", f"{theirs} | {ours}"
        return "accepted", theirs
    if ours.startswith("!"):
        return "missing", ours
    at = next((n for n, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours)))
    start = max(0, at - 150)
    return "differs", f"{theirs[start:at + 150]} | {ours[start:at + 150]}"


def lines_only(text):
    """Of places the lines where they start: 3.8 miscounts columns in f-strings, and uses none."""
    return re.sub(r",? ?(col_offset|end_lineno|end_col_offset)=-?\w+", "", text)


def without_later_places(text):
    """Without the lines of nodes that have none in 3.8: keyword arguments, slices, tuples of slices."""
    out, nodes, end = [], [], 0
    for token in TOKEN.finditer(text):
        between, end = text[end : token.start()], token.end()
        if token[0] == ")":
            if nodes.pop()[1]:
                between = re.sub(r",? ?lineno=-?\d+$", "", between)
        elif token[1] is not None:
            if token[1] == "Slice" and nodes and nodes[-1][0] == "Tuple":
                nodes[-1][1] = True
            nodes.append([token[1], token[1] in ("keyword", "Slice")])
        out += between, token[0]
    return "".join(out) + text[end:]


def main():
    with open(sys.argv[1], encoding="utf-8", errors="surrogateescape") as list_of_files:
        for line in list_of_files:
            source, path = line.rstrip("\n").split("\t")
            with open(path, encoding="ascii") as file:
                ours = file.read()
            if sys.version_info < (3, 12):  # no type parameters yet
                ours = ours.replace(", type_params=[]", "")
            if sys.version_info < (3, 10):  # no places of the names that are imported
                ours = re.sub(r"(alias\(name='[^']*'(?:, asname='[^']*')?)[^)]*\)", r"\1)", ours)
            theirs = expected(source)
            if sys.version_info < (3, 9):
                ours, theirs = without_later_places(lines_only(ours)), lines_only(theirs)
            outcome, what = compare(theirs, ours)
            print(outcome, source, ascii(what)[1:-1], sep="\t")


main()
