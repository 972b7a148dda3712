print("x", end="")
exec("y")
eval("z")
print >>x
print
exec
async_ = await_ = 1
nonlocal_ = global_ = 2
