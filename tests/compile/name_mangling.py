# from: 3.10
__a = 1


class C:
    __b = 1
    __c__ = 2
    _d = 3
    __ = 4
    ___ = 5
    __e_ = 6

    def __f(self, __g, *__h, __i=1, **__j):
        self.__k = __g
        self.__k += __h
        del self.__k
        self.__l__ = __i
        __m = __j
        global __n
        __n = 1
        import __o
        import __p.__q
        from __r import __s
        f(__t=1)
        x.__u()
        super().__v
        try: pass
        except E as __w: pass
        lambda __x: __x
        [__y for __y in z]

        class __D:
            __z = 1
            def __m(self): return __z

        def __nested(): pass
        for __aa in y: pass
        with x as __bb: pass
        match x:
            case {"k": __cc, **__dd}: pass
            case [*__ee]: pass
            case __F(__ff=__gg): pass
            case __h.__i: pass
        return __nested, __D, (__kk := 1)

    @__deco
    class __E(__F, __k=1):
        __G: __H = 1


class _Under:
    __x = 1


class __:
    __x = 1


class ___C_:
    __x = 1


class É:
    __é = 1
