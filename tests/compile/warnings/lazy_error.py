# from: 3.15
# warnings: error
# What becomes of an import that looks lazy.
from . lazy import a
