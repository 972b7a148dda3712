"""Writes, for each file of a library, its .pyc and what `python -m dis` prints for it.

Arguments: the folder to write into, options of dis joined by commas, then files or folders; the standard
library if there are none. Prints `number TAB path` for each file that compiles.
"""
import dis
import importlib.util
import io
import marshal
import os
import struct
import sys
import sysconfig

folder, options, *roots = sys.argv[1:]
options = {name: True for name in options.split(",") if name}


def sources():
    for root in roots or [sysconfig.get_path("stdlib")]:
        if os.path.isfile(root):
            yield root
        for path, folders, names in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages", "dist-packages"))
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(path, name)


for number, path in enumerate(sources()):
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec")
    except Exception:
        continue
    listing = io.StringIO()
    try:
        dis.dis(code, file=listing, **options)
    except Exception as error:
        print("cannot list %s: %r" % (path, error), file=sys.stderr)
        continue
    with open(os.path.join(folder, "%d.dis" % number), "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(listing.getvalue())
    with open(os.path.join(folder, "%d.pyc" % number), "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER + struct.pack("<III", 0, 0, len(source) & 0xffffffff))
        file.write(marshal.dumps(code))
    print("%d\t%s" % (number, path))
