y = *x
