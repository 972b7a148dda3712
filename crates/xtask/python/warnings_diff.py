"""Holds warnings listed by `cargo xtask warnings-diff` against this interpreter's own.

Arguments: a file of lines "source TAB listing", and what becomes of warnings: "always" or "error". Prints a line for each
source: outcome TAB source TAB what differs.
"""

import sys
import warnings

sys.setrecursionlimit(100000)
KINDS = SyntaxWarning, DeprecationWarning
REFUSALS = SyntaxError, ValueError, OverflowError, MemoryError, RecursionError


def expected(source, action):
    with open(source, "rb") as file:
        data = file.read()
    lines = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        try:
            compile(data, source, "exec", dont_inherit=True)
        except REFUSALS as error:
            end = getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
            place = (getattr(error, "lineno", None), getattr(error, "offset", None)) + end
            lines.append(f"!{type(error).__name__}: {getattr(error, 'msg', error)} {place}")
    # Others are about the line here that compiles.
    found = [w for w in caught if issubclass(w.category, KINDS) and w.filename == source]
    return [f"{w.lineno} {w.category.__name__} {w.message}" for w in found] + lines


def without_end(line):
    """Until 3.9 errors had no end."""
    return line.rsplit(", ", 2)[0] if line.startswith("!") else line


def compare(ours, theirs, action):
    if action == "always":
        # How refusals are told is another matter.
        ours = [line for line in ours if not line.startswith("!")]
        theirs = [line for line in theirs if not line.startswith("!")]
    if sys.version_info < (3, 10):
        ours, theirs = list(map(without_end, ours)), list(map(without_end, theirs))
    if ours == theirs:
        return "warned" if ours else "same", ""
    pairs = zip(ours + ["-"] * len(theirs), theirs + ["-"] * len(ours))
    return "differs", " | ".join(next(pair for pair in pairs if pair[0] != pair[1]))


def main():
    action = sys.argv[2]
    with open(sys.argv[1], encoding="utf-8", errors="surrogateescape") as files:
        for line in files:
            source, path = line.rstrip("\n").split("\t")
            with open(path, encoding="utf-8") as file:
                ours = file.read().splitlines()
            outcome, what = compare(ours, expected(source, action), action)
            print(outcome, source, ascii(what)[1:-1], sep="\t")


main()
