-x
+x
~x
not x
- - x
-(-x)
+-~x
not not x
not -x
-x + -y
