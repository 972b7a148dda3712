é = 1
ñandú = é
名前 = ñandú
ﬁ = 1
print(fi, 𝐱, x)
class Ünder:
    def ﬀ(self, ª): return ff, a
    __ß = 1
import ﬁ
f(ﬁ=1)
x.ﬁ
µ, μ = 1, 2
def f(ﬁ, *, ℌ): return fi, H
𝔘𝔫𝔦𝔠𝔬𝔡𝔢 = 1
