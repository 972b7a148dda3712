# An unknown feature of a relative `__future__`.
from .__future__ import unheard_of
