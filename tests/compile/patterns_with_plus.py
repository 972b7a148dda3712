# from: 3.15
# A number in a pattern may have a plus.
match x:
    case +1: a
    case 1 | +2 | -3: a
    case +1.5: a
    case +1j: a
    case +1+2j: a
    case +1.0-1j: a
    case {+1: +2, -0.0+2j: y}: a
    case C(a=+1, b=-2): a
