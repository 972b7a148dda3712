# from: 3.12
class C[*__classdict__]: pass
