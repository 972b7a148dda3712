# from: 3.13
class C[T = await x]: pass
