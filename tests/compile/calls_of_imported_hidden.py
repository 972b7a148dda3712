# What a comprehension or a function binds hides a module that was imported; what a function imports as a global does not count.
import os
from a import *

[os.x(1) for os in y]
{os: os.x(1) for z in os.x(2)}
os.x(1)


def f(os):
    global re
    import re
    re.match(1)
    return [re.x(os.x()) for os in re.x()]


class C:
    import json
    json.x(1)

    def g(self):
        return json.x(1), [os.x() for _ in os.y()]
