# from: 3.10
match = case = type = _ = 1
match(x)
match[x]
match.x
case(x)
type(x)
type.x = 1
match, case = x
match * x
match - x
print(_)
type = type
match match:
    case case:
        type
