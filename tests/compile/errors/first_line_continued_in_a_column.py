  \
b
