"""Compiles this interpreter's standard library into a folder, a file of it to a numbered .pyc.

Each file is compiled in a child of its own, as if it were the first of the process; the last
line says how many there were.
"""
import os
import py_compile
import sys
import sysconfig

folder = sys.argv[1]
library = sysconfig.get_paths()["stdlib"]
# Up to 3.6 there was one kind of file.
options = {}
if hasattr(py_compile, "PycInvalidationMode"):
    options["invalidation_mode"] = py_compile.PycInvalidationMode.UNCHECKED_HASH
sources = []
for below, folders, names in os.walk(library):
    folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages"))
    sources += [os.path.join(below, name) for name in sorted(names) if name.endswith(".py")]
for number, source in enumerate(sources):
    child = os.fork()
    if not child:
        try:
            py_compile.compile(source, os.path.join(folder, "%05d.pyc" % number), source,
                               doraise=True, **options)
        except Exception:
            # The library's tests have files that are no Python, on purpose.
            pass
        finally:
            os._exit(0)
    os.waitpid(child, 0)
print(len(sources))
