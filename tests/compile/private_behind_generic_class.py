# from: 3.12
def f():
    class A[T]: __a
    def inner(__b): return __b, __c
    return __d
lambda __e: (__e, __f)
class B:
    class C[T](__g): __h
    def method(self): return self.__i, __j
    __k
__l = [__m for __m in __n]
class D[T]: pass
__o = 1
def g[U](__p: __q = __r): return __p, __s
import __t
lambda: (lambda: __u)
