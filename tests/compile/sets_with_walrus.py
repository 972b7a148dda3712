# from: 3.9
# 3.8 wants parentheses around it.
{x := 1, 2}
{x := 1}
{1, x := 2}
{last := x for x in y}
