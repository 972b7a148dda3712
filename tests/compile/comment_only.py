# Nothing but a comment: no docstring, a lone return on line 1.
