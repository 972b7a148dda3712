if x:
    y
\
z
