# from: 3.15
# An import that looks lazy.
from . lazy import a
from .lazy import b
from ... lazy import c
from .. . lazy import d
lazy from . import e
from . lazy.x import f
lazy from . lazy import g
