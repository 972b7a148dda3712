class C(B):
    def a(self):
        super().a()
        super().x
        super().a(1, k=2)
        super(C, self).a()
        super(C, self).x
        return super().a(*x)

    def b(self):
        return super().a().b(), super().x.y

    def c(self):
        super()
        super().__init__
        super().__class__
        super(C).a()
        super(*x).a()
        super(a=1).a()

    def d():
        super().a()

    def e(*args):
        super().a()

    def f(self, /):
        super().a()

    @staticmethod
    def g(x, *, y):
        super().a()

    def h(self):
        def inner(x):
            return super().a()
        return [super().a() for y in x], (lambda z: super().b)

    def i(self):
        self = 1
        super().x = 2
        del super().y
        super().z += 1
        (super()
         .a
         ())

    async def j(self):
        await super().a()

    def k(self):
        yield super().a()

    def l(self):
        return __class__, lambda: __class__
