# A set takes `:=` without parentheses from 3.9 on.
{1, x := 2}
