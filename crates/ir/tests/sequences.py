"""Writes what `replay.rs` reads: instruction sequences of CPython's own code generation, and the code
objects that CPython makes of them.

    python3.14 sequences.py FILE.py... > OUT.txt

Modules come with all they need. CPython does not tell the constants of a nested unit before its passes;
they are found again by the positions of instructions, and units where that fails are left out.
"""

import _testinternalcapi
import ast
import dis
import struct
import sys
import types

NAMES = {number: name for name, number in dis.opmap.items()}
import opcode
try:
    import _opcode_metadata
    for name, number in _opcode_metadata.opmap.items():
        NAMES[number] = name
except ImportError:
    pass


def text(value):
    return value.encode("utf-8", "surrogatepass").hex() or "-"


class Constants:
    """Constants as text; code objects by number."""

    def __init__(self):
        self.codes = []

    def code(self, code):
        for number, known in enumerate(self.codes):
            if known == code:
                return number
        self.codes.append(code)
        return len(self.codes) - 1

    def show(self, value):
        kind = type(value)
        if value is None or value is True or value is False:
            return str(value)
        if value is ...:
            return "..."
        if kind is int:
            return f"i{value}"
        if kind is float:
            return "f" + struct.pack(">d", value).hex()
        if kind is complex:
            return "c" + struct.pack(">dd", value.real, value.imag).hex()
        if kind is str:
            return "s" + text(value)
        if kind is bytes:
            return "b" + (value.hex() or "-")
        if kind is tuple:
            return "( " + "".join(self.show(item) + " " for item in value) + ")"
        if kind is frozenset:
            return "{ " + "".join(item + " " for item in sorted(map(self.show, value))) + "}"
        if kind is slice:
            return "[ " + "".join(self.show(p) + " " for p in (value.start, value.stop, value.step)) + "]"
        if kind is types.CodeType:
            return f"@{self.code(value)}"
        raise TypeError(kind)


def find_consts(instructions, code, positions):
    """The constants of a unit, or None."""
    consts = {}
    code_consts = [c for c in code.co_consts if isinstance(c, types.CodeType)]
    for at, instruction in enumerate(instructions):
        number, arg, *place = instruction
        if NAMES[number] != "LOAD_CONST":
            continue
        following = NAMES[instructions[at + 1][0]]
        place = tuple(place)
        if following in ("MAKE_FUNCTION",):
            if arg not in consts:
                if not code_consts:
                    return None
                value = code_consts.pop(0)
            else:
                value = consts[arg]
        elif following == "CALL_KW":
            if place not in positions or positions[place][1] is None:
                return None
            value = positions[place][1]
        elif place[0] == -1 and following.startswith(("STORE_", "RETURN_VALUE")):
            value = None
        elif place in positions and positions[place][0] is not None:
            value = positions[place][0][0]
        elif following == "RETURN_VALUE" or following == "YIELD_VALUE" or following == "SEND":
            value = None
        elif [NAMES[i[0]] for i in instructions[at:at + 4]] == ["LOAD_CONST"] * 3 + ["CALL"]:
            value = None
        else:
            return None
        if arg in consts:
            old = consts[arg]
            if type(old) is not type(value) or repr(old) != repr(value):
                return None
        consts[arg] = value
    if code.co_flags & 0x4000000:
        consts[0] = code.co_consts[0]
    if sorted(consts) != list(range(len(consts))):
        return None
    if code_consts:
        return None
    return [consts[at] for at in range(len(consts))]


def find_positions(tree):
    positions = {}
    for node in ast.walk(tree):
        if not hasattr(node, "lineno"):
            continue
        place = (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)
        constant, keywords = positions.get(place, (None, None))
        if isinstance(node, ast.Constant):
            constant = (node.value,)
        if isinstance(node, ast.Call):
            keywords = tuple(k.arg for k in node.keywords)
            if None in keywords or len(node.keywords) + len(node.args) > 15:
                keywords = None
        positions[place] = constant, keywords
    return positions


def write(sequence, code, consts, positions, out):
    instructions = sequence.get_instructions()
    nested = sequence.get_nested()
    if code is not None and consts is None:
        consts = find_consts(instructions, code, positions)
    if code is not None and any(name.startswith("__annot") for name in code.co_names):
        # What takes the place of ANNOTATIONS_PLACEHOLDER is not told.
        consts = None
    if code is not None and consts is not None:
        constants = Constants()
        lines = [f"unit {code.co_name if code.co_name.isascii() else '?'} {code.co_filename}:{code.co_firstlineno}"]
        lines.append(f"first {code.co_firstlineno}")
        nparams = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        lines.append(
            f"counts {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount} {nparams} {code.co_flags}"
        )
        for kind, names in [
            ("varnames", code.co_varnames),
            ("cellvars", sorted(code.co_cellvars)),
            ("freevars", code.co_freevars),
            ("names", code.co_names),
        ]:
            lines.append(" ".join([kind, *map(text, names)]))
        lines += ["const " + constants.show(value) for value in consts]
        for number, arg, *place in instructions:
            place = tuple(place)
            lines.append(f"op {NAMES[number]} {arg or 0} {' '.join(map(str, place))}")
        lines.append("stack " + str(code.co_stacksize))
        lines.append("code " + code.co_code.hex())
        lines.append("lines " + (code.co_linetable.hex() or "-"))
        lines.append("exceptions " + (code.co_exceptiontable.hex() or "-"))
        lines.append("consts " + constants.show(code.co_consts))
        lines.append("end")
        out.write("\n".join(lines) + "\n")
        STATS[0] += 1
    else:
        STATS[1] += 1
    if nested:
        codes = [c for c in code.co_consts if isinstance(c, types.CodeType)] if code is not None else []
        if len(codes) != len(nested):
            codes = [None] * len(nested)
        for sequence, inner in zip(nested, codes):
            write(sequence, inner, None, positions, out)


STATS = [0, 0]


def main():
    for path in sys.argv[1:]:
        try:
            with open(path, "rb") as file:
                source = file.read()
            tree = ast.parse(source)
            code = compile(source, path, "exec", dont_inherit=True, optimize=0)
            sequence, metadata = _testinternalcapi.compiler_codegen(ast.parse(source), path, 0)
        except (OSError, SyntaxError, ValueError, RecursionError) as error:
            print(path, error, file=sys.stderr)
            continue
        write(sequence, code, metadata["consts"], find_positions(tree), sys.stdout)
    print(STATS[0], "units,", STATS[1], "left out", file=sys.stderr)


main()
