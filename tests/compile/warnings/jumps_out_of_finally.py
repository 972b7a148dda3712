# Jumps out of `finally` clauses, and other warnings of what is generated twice.
def f(x):
    for y in x:
        try:
            pass
        finally:
            return
            break

            def g():
                return 1

            for z in y:
                break
            else:
                continue
            while x:
                return 2
    while x:
        try:
            pass
        finally:
            if x:
                continue
            elif y:
                break
            else:
                with z:
                    return x is 1
            try:
                return 3
            except x:
                return 4
            finally:
                return 5
