# coding=koi8-r
x = "ПРИ"
при = x
