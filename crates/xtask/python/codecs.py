"""Prints the text codecs of this interpreter that a source file can name in its cookie.

A line each: kind, name, aliases joined by commas, and for `charmap` the characters of the
bytes 0x80 to 0xff ('-' where there is none). Codecs that do not keep ASCII are left out.
"""

import encodings.aliases
import importlib
import pkgutil

MULTIBYTE = (
    "big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk "
    "iso2022_jp shift_jis shift_jis_2004 shift_jisx0213"
).split()
UTF = "ascii utf_8 utf_8_sig".split()

aliases = {}
for alias, name in encodings.aliases.aliases.items():
    aliases.setdefault(name, []).append(alias)


def row(kind, name, *rest):
    print(kind, name, ",".join(sorted(aliases.get(name, []))) or "-", *rest)


for name in sorted(module.name for module in pkgutil.iter_modules(encodings.__path__)):
    if name in UTF or name in MULTIBYTE:
        row("utf" if name in UTF else "multibyte", name)
        continue
    if name == "latin_1":
        row("charmap", name, *("%x" % n for n in range(128, 256)))
        continue
    try:
        module = importlib.import_module("encodings." + name)
    except ImportError:
        continue
    decoding_map = getattr(module, "decoding_map", None)
    table = getattr(module, "decoding_table", None)
    if table is None:
        if not decoding_map:
            continue
        table = "".join(chr(0xFFFE if decoding_map.get(n) is None else decoding_map[n]) for n in range(256))
    table = table.ljust(256, "\ufffe")
    if any(table[n] != chr(n) for n in range(128)):
        continue
    row("charmap", name, *("-" if c == "\ufffe" else "%x" % ord(c) for c in table[128:]))
