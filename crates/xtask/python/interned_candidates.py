"""Prints strings that this interpreter may have interned: what its files and objects hold."""
import argparse, gc, py_compile, re, runpy, site, sys, types

found = set()
for line in open("/proc/self/maps"):
    path = line.split(None, 5)[-1].rstrip("\n")
    if "python" in path.rsplit("/", 1)[-1]:
        with open(path, "rb") as file:
            found.update(word.decode() for word in re.findall(rb"[A-Za-z0-9_]{2,}", file.read()))
classes = set()
seen = {}
waiting = gc.get_objects()
for module in list(sys.modules.values()):
    # What a module had only while it ran.
    if getattr(module, "__spec__", None) and hasattr(module.__loader__, "get_code"):
        waiting.append(module.__loader__.get_code(module.__spec__.name))
while waiting:
    thing = waiting.pop()
    if isinstance(thing, str):
        found.add(str(thing))
    elif id(thing) not in seen:
        seen[id(thing)] = thing
        waiting += gc.get_referents(thing)
        if isinstance(thing, type):
            classes.add(thing.__qualname__)
        elif isinstance(thing, types.CodeType):
            # The garbage collector does not look into code objects.
            waiting += [thing.co_consts, thing.co_names, thing.co_varnames, thing.co_cellvars,
                        thing.co_freevars, thing.co_name, thing.co_qualname]
            if not thing.co_flags & 1:
                classes.add(thing.co_qualname)
# An attribute that `enum` has while it makes a class: it is gone sooner or later.
found = {word for word in found if not word.endswith("__in_progress")}
found = {word for word in found if re.fullmatch("[A-Za-z0-9_]{2,}", word)}
found |= {name for name in classes if "." in name}
if sys.version_info < (3, 13):
    # Later ones have all strings of one character interned.
    found |= {chr(code) for code in range(33, 127)}
print("\n".join(sorted(found)))
