"""Writes the rules of a CPython's grammar in the form that `syntax` reads to explain refusals.

Arguments: the folder with CPython's `pegen` package (Tools/peg_generator), its Grammar/python.gram, and the
file to write. A rule is a line with its name and how it is remembered; each of its alternatives is a line
that starts with a space: items, then `=>` and what they make. Groups become rules of their own.
"""

import re
import sys
import tokenize

sys.path.insert(0, sys.argv[1])

from pegen import grammar as peg
from pegen.grammar_parser import GeneratedParser
from pegen.tokenizer import Tokenizer

# Rules that call themselves first; each is the one of its circle that grows.
LEADERS = set(
    "dotted_name attr bitwise_or bitwise_xor bitwise_and shift_expr sum term primary t_primary".split()
)
CHECK = re.compile(r"^CHECK(_VERSION|_NULL_ALLOWED)? \((.*)\)$")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def split_arguments(text):
    depth, start, out, quoted = 0, 0, [], False
    for at, c in enumerate(text):
        if c == '"' and text[at - 1] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "," and depth == 0:
            out.append(text[start:at].strip())
            start = at + 1
    return out + [text[start:].strip()]


# What the interpreters have and the sources at hand have not, from 3.13 on: `<>` is two tokens for them.
NEWER = """\
invalid_not_equal
 a='<' b='>' => joined(a,b) range a b "invalid syntax.  Maybe you meant '!=' instead of '<>'?"
"""


class Writer:
    def __init__(self, rules, is_newer):
        self.is_newer = is_newer
        self.lines = []
        self.pending = []
        self.numbers = {}
        for name, rule in rules.items():
            self.rule(name, rule.rhs, bool(rule.memo))
            while self.pending:
                self.rule(*self.pending.pop(0))

    def rule(self, name, rhs, memo):
        mark = "left" if name in LEADERS else "memo" if memo else ""
        self.lines.append(f"{name} {mark}".strip())
        if self.is_newer and name == "noteq_bitwise_or":
            self.lines.append(" invalid_not_equal => -")
        for alt in rhs.alts:
            items = [self.named(item) for item in alt.items]
            self.lines.append(f" {' '.join(items)} => {self.action(alt)}")

    def group(self, rhs):
        # A group of one plain item is that item.
        key = str(rhs), tuple(alt.action for alt in rhs.alts)
        if key not in self.numbers:
            self.numbers[key] = f"_{len(self.numbers)}"
            self.pending.append((self.numbers[key], rhs, False))
        return self.numbers[key]

    def named(self, named):
        name = getattr(named, "name", None)
        item = self.item(named.item)
        return f"{name}={item}" if name else item

    def item(self, item):
        kind = type(item).__name__
        if kind in ("StringLeaf", "NameLeaf"):
            return item.value
        if kind == "Group" or kind == "Rhs":
            rhs = item.rhs if kind == "Group" else item
            return self.group(rhs)
        if kind == "Opt":
            return "?" + self.item(item.node)
        if kind == "Repeat0":
            return "*" + self.item(item.node)
        if kind == "Repeat1":
            return "+" + self.item(item.node)
        if kind == "Gather":
            return f"%{self.item(item.separator)}%{self.item(item.node)}"
        if kind == "PositiveLookahead":
            return "&" + self.item(item.node)
        if kind == "NegativeLookahead":
            return "!" + self.item(item.node)
        if kind == "Forced":
            return "^" + self.item(item.node)
        if kind == "Cut":
            return "~"
        if kind == "NamedItem":
            return self.named(item)
        raise ValueError(kind)

    def action(self, alt):
        if alt.action is None:
            return "-"
        return make(alt.action)


def make(action):
    action = re.sub(r"^\( \w+\*? \) ", "", action.strip())
    check = CHECK.match(action)
    if check:
        return make(split_arguments(check[2])[-1])
    if action.isidentifier():
        return f"={action}"
    if action.startswith("_PyPegen_add_type_comment_to_arg"):
        return "=a"
    if "RAISE" in action:
        return refusal(action)
    name, _, rest = action.partition(" (")
    arguments = split_arguments(rest[: rest.rfind(")")])
    if name in ("_PyPegen_set_expr_context", "_PyPegen_keyword_or_starred", "_PyPegen_register_stmts"):
        return make(arguments[1])
    if name in ("_PyPegen_ensure_real", "_PyPegen_ensure_imaginary"):
        return f"{name[9:]} {arguments[1]}"
    if "check_barry" in action:
        return "flufl tok"
    constant = re.match(r"_Py(?:AST)?_Constant \( Py_(\w+)", action)
    if constant:
        return constant[1]
    node = re.match(r"_Py(?:AST)?_([A-Za-z]\w*) \(", action)
    if node:
        return node[1]
    special = {
        "_PyPegen_concatenate_strings": "Strings",
        "_PyPegen_concatenate_tstrings": "TemplateStr",
        "_PyPegen_joined_str": "JoinedStr",
        "_PyPegen_template_str": "TemplateStr",
        "_PyPegen_formatted_value": "FormattedValue",
        "_PyPegen_interpolation": "Interpolation",
        "_PyPegen_constant_from_string": "String",
        "_PyPegen_constant_from_token": "Middle",
        "_PyPegen_decoded_constant_from_token": "SpecMiddle",
        "_PyPegen_join_names_with_dot": "Name",
        "_PyPegen_collect_call_seqs": "Call",
        "_PyPegen_singleton_seq": "Seq",
        "_PyPegen_seq_insert_in_front": "Seq",
        "_PyPegen_seq_append_to_end": "Seq",
        "_PyPegen_join_sequences": "Seq",
        "_PyPegen_seq_flatten": "Seq",
        "_PyPegen_checked_future_import": "ImportFrom",
        "_PyPegen_checked_from_import": "ImportFrom",
        "_PyPegen_check_fstring_conversion": "conversion conv_token conv",
        "_PyPegen_arguments_parsing_error": "arguments_error a",
        "_PyPegen_nonparen_genexp_in_call": "bare_generator a b",
        "_PyPegen_raise_error_for_missing_comma": "missing_comma a b",
        "_PyPegen_cmpop_expr_pair": arguments[1] if len(arguments) > 1 else "",
    }
    if name == "_PyPegen_nonparen_genexp_in_call" and len(arguments) == 2:
        return "bare_generator a a"
    return special.get(name, "Other")


def where(text):
    """A node that a refusal is about."""
    text = text.strip()
    last = re.match(r"PyPegen_(first|last)_item \( (\w+) , \w+ \)$", text)
    if last:
        return f"{last[1]}({last[2]})"
    last = re.match(r"_PyPegen_get_last_comprehension_item \( PyPegen_last_item \( (\w+) , \w+ \) \)$", text)
    if last:
        return f"comprehension({last[1]})"
    assert text.isidentifier(), text
    return text


def refusal(action):
    conditions = ""
    while True:
        before = action
        for text, condition in (
            ("PyErr_Occurred ( ) ? NULL : ", ""),
            ("p -> tokens [p -> mark - 1] -> level == 0 ? NULL : ", "inside "),
            ("_PyPegen_check_legacy_stmt ( p , a ) ? NULL : ", "modern(a) "),
        ):
            if action.startswith(text):
                action = action[len(text) :]
                conditions += condition
        if action.startswith("_PyPegen_check_legacy_stmt ( p , a ) ? "):
            action = action[len("_PyPegen_check_legacy_stmt ( p , a ) ? ") : -len(" : NULL")]
            conditions += "legacy(a) "
        if action == before:
            break
    name, _, rest = action.partition(" (")
    arguments = split_arguments(rest[: rest.rfind(")")])
    if name == "RAISE_SYNTAX_ERROR_INVALID_TARGET":
        return f"{conditions}target {arguments[0].lower()[:4].rstrip('_')} {where(arguments[1])}"
    places = {
        "RAISE_SYNTAX_ERROR": ("here", 0),
        "RAISE_INDENTATION_ERROR": ("indent", 0),
        "RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN": ("next", 0),
        "RAISE_SYNTAX_ERROR_KNOWN_LOCATION": ("at", 1),
        "RAISE_SYNTAX_ERROR_STARTING_FROM": ("from", 1),
        "RAISE_SYNTAX_ERROR_KNOWN_RANGE": ("range", 2),
        "RAISE_ERROR_KNOWN_LOCATION": ("key", 0),
    }
    place, count = places[name]
    if place == "key":
        assert arguments[2:6] == ["a -> lineno", "a -> end_col_offset - 1", "a -> end_lineno", "- 1"], arguments
        arguments = ["a"] + arguments[6:]
        count = 1
    nodes = " ".join(where(argument) for argument in arguments[:count])
    message = arguments[count]
    choice = re.match(r"(\w+) -> kind == Tuple_kind \? (.*) : (.*)", message)
    if choice:
        message = f"tuple({choice[1]}) {choice[2]} {choice[3]}"
    rest = []
    for argument in arguments[count + 1 :]:
        for pattern, form in (
            (r"_PyPegen_get_expr_name \( (\w+) \)", r"name(\1)"),
            (r"PyBytes_AS_STRING \( (\w+) -> bytes \)", r"text(\1)"),
            (r"(\w+) -> lineno", r"line(\1)"),
            (r"(\w+) -> v . Name . id", r"text(\1)"),
        ):
            if re.fullmatch(pattern, argument):
                rest.append(re.sub(pattern, form, argument))
                break
        else:
            raise ValueError(argument)
    return " ".join(f"{conditions}{place} {nodes} {message} {' '.join(rest)}".split(" ")).replace("  ", " ").strip()


def main():
    with open(sys.argv[2], encoding="utf-8") as source:
        rules = GeneratedParser(Tokenizer(tokenize.generate_tokens(source.readline))).start().rules
    writer = Writer(rules, sys.argv[4] == "newer")
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        out.write("\n".join(writer.lines) + "\n" + NEWER * writer.is_newer)


main()
