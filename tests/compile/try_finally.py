try:
    a
finally:
    b
try:
    a
except E:
    b
finally:
    c
try:
    a
except E:
    b
else:
    c
finally:
    d
try:
    try:
        a
    finally:
        b
finally:
    c
try: pass
finally: pass
try:
    a
finally:
    try:
        b
    finally:
        c
try:
    a
finally:
    if x:
        b
try:
    pass
finally:
    a
