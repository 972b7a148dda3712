class C(B):
    def a(self, super):
        return super().a()

    def b(self):
        super = x
        return super().a()

    def c(self):
        global super
        return super().a()

    def d(self):
        def __class__():
            pass
        return super().x


def f(x):
    return super().a, super(x, x).b
