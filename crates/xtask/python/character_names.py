r"""Which names of characters "\N{...}" knows.

Without an argument: prints a line "HEX NAME" for each character that has a name, then the line "aliases", then the
newer ones of them.
With a file of such lines: prints, for each line, 1 if the name is known and 0 if not.
"""

import sys
import unicodedata

# Names beside the first that were added in the course of the versions, as in Unicode's NameAliases.txt.
ALIASES = """\
19 EM
616 ARABIC SMALL HIGH LIGATURE ALEF WITH YEH BARREE
180F FVS4
1BBD SUNDANESE LETTER ARCHAIC I
AA6E MYANMAR LETTER KHAMTI LLA
12327 CUNEIFORM SIGN KALAM
1680B BAMUM LETTER PHASE-A MAEMGBIEE
16881 BAMUM LETTER PHASE-B PUNGGAAM
1688E BAMUM LETTER PHASE-B NGGOM
168DC BAMUM LETTER PHASE-C SHETFON
1697D BAMUM LETTER PHASE-E NGGOP
1E899 MENDE KIKAKUI SYLLABLE M172 MBO
1E89A MENDE KIKAKUI SYLLABLE M174 MBOO
"""


def known(line):
    code_point, name = line.rstrip("\n").split(" ", 1)
    try:
        return int(unicodedata.lookup(name) == chr(int(code_point, 16)))
    except KeyError:
        return 0


if len(sys.argv) > 1:
    with open(sys.argv[1]) as file:
        print("".join(str(known(line)) for line in file))
else:
    for code_point in range(sys.maxunicode + 1):
        name = unicodedata.name(chr(code_point), None)
        if name:
            print(f"{code_point:X} {name}")
    print("aliases")
    print(ALIASES, end="")
