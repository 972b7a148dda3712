from __future__ import (division,
    rested_snopes as y)
