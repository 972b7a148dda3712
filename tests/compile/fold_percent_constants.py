# All constant: formatted at compile time.
a = "%s" % 1
b = "%d items" % 5
c = "%5.2f" % 1.5
d = "%%" % ()
e = "%d" % "x"
f = "%x" % 255
g = "%1000000s" % "x"
h = b"%d" % 3
