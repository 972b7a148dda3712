"""Writes, for each file of a library, its .pyc and what `python -m dis` prints for it.

Arguments: the folder to write into, options of dis joined by commas, then files or folders; the standard
library if there are none. Prints `number TAB path` for each file that compiles.

Up to 3.6 `dis` lists one code object; those inside it follow as later versions have them. With `-` for a folder, the
compiled files named as options are listed on standard output.
"""
import dis
import io
import marshal
import os
import struct
import sys
import sysconfig

if sys.version_info < (3,):
    from imp import get_magic
    from StringIO import StringIO
else:
    from importlib.util import MAGIC_NUMBER
    from io import StringIO
    get_magic = lambda: MAGIC_NUMBER

folder, options, roots = sys.argv[1], sys.argv[2], sys.argv[3:]
HEADER_NUMBERS = 1 + (sys.version_info >= (3, 3)) + (sys.version_info >= (3, 7))
compiled = options.split(",") if folder == "-" else []
options = {name: True for name in options.split(",") if name and not compiled}


def sources():
    for root in roots or [sysconfig.get_path("stdlib")]:
        if os.path.isfile(root):
            yield root
        for path, folders, names in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages", "dist-packages"))
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(path, name)


def write_listing(code, out):
    if sys.version_info >= (3, 7):
        dis.dis(code, file=out, **options)
        return
    before, sys.stdout = sys.stdout, out
    try:
        dis.dis(code)
        for constant in code.co_consts:
            if hasattr(constant, "co_code"):
                out.write("\nDisassembly of %r:\n" % (constant,))
                write_listing(constant, out)
    finally:
        sys.stdout = before


for path in compiled:
    with open(path, "rb") as file:
        file.read(4 + 4 * HEADER_NUMBERS)
        write_listing(marshal.load(file), sys.stdout)

for number, path in enumerate([] if compiled else sources()):
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec", 0, True)
        if sys.version_info < (3,):
            # A file has no surrogates where two make a character.
            code = marshal.loads(marshal.dumps(code))
    except Exception:
        continue
    listing = StringIO()
    try:
        write_listing(code, listing)
    except Exception as error:
        sys.stderr.write("cannot list %s: %r\n" % (path, error))
        continue
    text = listing.getvalue()
    with open(os.path.join(folder, "%d.dis" % number), "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
    with open(os.path.join(folder, "%d.pyc" % number), "wb") as file:
        file.write(get_magic() + struct.pack("<%dI" % HEADER_NUMBERS, *[0] * HEADER_NUMBERS))
        file.write(marshal.dumps(code))
    print("%d\t%s" % (number, path))
