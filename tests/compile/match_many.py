# from: 3.10
match x:
    case 0 | "0": a0
    case 1 | "1": a1
    case 2 | "2": a2
    case 3 | "3": a3
    case 4 | "4": a4
    case 5 | "5": a5
    case 6 | "6": a6
    case 7 | "7": a7
    case 8 | "8": a8
    case 9 | "9": a9
    case 10 | "10": a10
    case 11 | "11": a11
    case 12 | "12": a12
    case 13 | "13": a13
    case 14 | "14": a14
    case 15 | "15": a15
    case 16 | "16": a16
    case 17 | "17": a17
    case 18 | "18": a18
    case 19 | "19": a19
    case 20 | "20": a20
    case 21 | "21": a21
    case 22 | "22": a22
    case 23 | "23": a23
    case 24 | "24": a24
    case 25 | "25": a25
    case 26 | "26": a26
    case 27 | "27": a27
    case 28 | "28": a28
    case 29 | "29": a29
    case 30 | "30": a30
    case 31 | "31": a31
    case 32 | "32": a32
    case 33 | "33": a33
    case 34 | "34": a34
    case 35 | "35": a35
    case 36 | "36": a36
    case 37 | "37": a37
    case 38 | "38": a38
    case 39 | "39": a39
    case [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32, b33, b34, b35, b36, b37, b38, b39]: pass
    case {"k0": c0, "k1": c1, "k2": c2, "k3": c3, "k4": c4, "k5": c5, "k6": c6, "k7": c7, "k8": c8, "k9": c9, "k10": c10, "k11": c11, "k12": c12, "k13": c13, "k14": c14, "k15": c15, "k16": c16, "k17": c17, "k18": c18, "k19": c19, **d}: pass
    case C(e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, g0=h0, g1=h1, g2=h2, g3=h3, g4=h4, g5=h5, g6=h6, g7=h7, g8=h8, g9=h9): pass
    case (i0, i1, i2, i3, i4, i5) | [i5, i4, i3, i2, i1, i0, _]: pass
