# Docstrings lose their common indentation, tabs expanded to eight columns.
def f():
    """first line

		tabs
	    tab and spaces
	\tescaped

    """


def g():
    "   leading blanks go   "


def h():
    """
    starts on the second line
      more
    """


def only_blank():
    """   """


class C:
    r"""raw \n stays
        deep
    """

    def m(self):
        b"bytes are no docstring"

    def n(self):
        f"nor is a formatted {self}"

    def concatenated(self):
        "two " "parts"
