# from: 3.14
try:
    a
except:
    b
try:
    a
except E:
    b
try:
    a
except E as e:
    b
try:
    a
except (E, F):
    b
except G as e:
    c
except:
    d
try:
    a
except E:
    b
else:
    c
try:
    a
except E as e:
    raise
try:
    a
except E as e:
    raise F from e
try:
    try:
        a
    except E:
        b
except F:
    c
try: pass
except E: pass
try:
    a
except E as e:
    del e
try:
    a
except E, F:
    b
try:
    a
except E:
    try:
        b
    except F:
        c
