if 1:
\
    b
c
