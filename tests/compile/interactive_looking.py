x
x = 1
print(x)
1 + 1
f()
"string"
lambda: 0
[x for x in y]
None
await_
