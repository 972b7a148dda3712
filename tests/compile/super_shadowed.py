from x import super


class C(B):
    def a(self):
        return super().a()
