"""The module's docstring.

    Indented text is cleaned.
  Less indented text decides.
"""
