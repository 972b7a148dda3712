if x:
    y
\

z
