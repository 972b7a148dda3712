"""Prints what this interpreter says of each program, a line for each.

    refused.py FOLDER COUNT

The programs are FOLDER/0.py, FOLDER/1.py, ...; crates/pybytecode/tests/refused/answers.rs tells the form of the lines.
"""
import re
import sys


def escaped(text):
    """A text on one line."""
    return re.sub(r"[^ -\[\]-~]", lambda found: "\\\\" if found[0] == "\\" else "\\u{%x}" % ord(found[0]), text)


def shown(text, line, source):
    """The text of a line: "=" if it is that of the source."""
    if text is None:
        return "-"
    if isinstance(text, bytes):
        text = text.decode()
    lines = re.findall(b"[^\n]*\n|[^\n]+", source)
    if line and 0 < line <= len(lines) and lines[line - 1] == text.encode("utf-8", "surrogatepass"):
        return "="
    return '"%s"' % escaped(text).replace(" ", "\\u{20}")


def ask(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        ends = [getattr(error, name, None) for name in ("end_lineno", "end_offset")]
        if error.lineno is not None and error.lineno < 1:
            # CPython's ways to say that there is none: 0:-1 and -1:0.
            error.lineno = error.offset = None
            ends = [None, None]
        place = " ".join("-" if n is None else str(n) for n in [error.lineno, error.offset] + ends)
        text = shown(error.text, error.lineno, source)
        return " ".join([type(error).__name__, place, text, escaped(error.msg)]).rstrip()
    except Exception as error:
        return " ".join([type(error).__name__, "- - - - -", escaped(str(error))]).rstrip()
    return "accepted"


for number in range(int(sys.argv[2])):
    print(ask("%s/%d.py" % (sys.argv[1], number)))
