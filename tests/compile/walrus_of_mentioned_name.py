[a := b for c[a] in d]
