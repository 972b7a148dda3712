# The order of escapes in chains of conditions.
if "\a1 \d":
    "\e"
elif "\g":
    "\h"
elif "\i":
    "\j"
else:
    "\k"
