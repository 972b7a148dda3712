"""Writes the automata of 3.8's grammar in the form that `syntax` reads to explain refusals.

Arguments: Grammar/Grammar, and the file to write. The interpreter's own `lib2to3.pgen2` makes the automata. A rule
is a line with its name; each state of its automaton is a line that starts with a space: `.` if the rule may end
there, then labels and the states that they lead to.
"""

import sys

from lib2to3.pgen2 import pgen, token

for number, name in enumerate(["TYPE_COMMENT", "COLONEQUAL", "ASYNC", "AWAIT", "ELLIPSIS"], 100):
    if not hasattr(token, name):
        setattr(token, name, number)
        token.tok_name[number] = name
pgen.grammar.opmap.setdefault(":=", token.COLONEQUAL)
pgen.grammar.opmap["..."] = token.ELLIPSIS


def shown(grammar, label, words):
    kind, text = grammar.labels[label]
    if kind >= 256:
        return grammar.number2symbol[kind]
    if text is not None:
        return "'%s'" % text
    return words.get(kind) or token.tok_name[kind]


def main():
    grammar = pgen.generate_grammar(sys.argv[1])
    # Operators are labelled by the names of their tokens.
    words = {number: "'%s'" % text for text, number in pgen.grammar.opmap.items() if text != "<>"}
    lines = []
    for number in sorted(grammar.number2symbol):
        lines.append(grammar.number2symbol[number])
        states, _ = grammar.dfas[number]
        for index, arcs in enumerate(states):
            ends = (0, index) in arcs
            parts = ["."] if ends else []
            parts += ["%s %d" % (shown(grammar, label, words), to) for label, to in arcs if label]
            lines.append(" " + " ".join(parts))
    with open(sys.argv[2], "w") as file:
        file.write("\n".join(lines) + "\n")


main()
