# coding: nonexistent
x
