# from: 3.10
# Attributes that methods set on `self` are listed.
class A:
    def a(self):
        self.x = 1
        self.y += 1
        self.z: int = 2
        self.w, self.v = x
        for self.u in x: pass
        with x as self.t: pass
        del self.s
        self.r.q = 1
        self[0].p = 1
        other.o = 1
        self.x = 2
        lambda: setattr(self, "n", 1)
        [self.m for self.l in x]
        (self.k)
        self.__private = 1

    def b(this):
        this.not_counted = 1
        self.counted = 1

    def c(self):
        def inner(self):
            self.nested = 1
        class B:
            self.in_class = 1
            def d(self):
                self.of_b = 1
        return inner

    self.in_body = 1

    async def e(self):
        self.async_ = 1
        async for self.f in x: pass

    @staticmethod
    def g(x):
        lambda self: [0 for self.in_lambda in x]


def f(self):
    self.not_a_method = 1
    class C:
        pass
    self.after = 1


class D:
    g = lambda self: [1 for self.z in self]
    match x:
        case [self.a]: pass
