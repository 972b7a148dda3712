# From 3.9 on.
for x in *a, b: pass
