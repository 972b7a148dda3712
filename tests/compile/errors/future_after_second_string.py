"docstring"
"not a docstring"
from __future__ import division
