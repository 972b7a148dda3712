"""Functions with many locals and long jumps."""
def many_locals(a):
    v0 = a
    v1 = a
    v2 = a
    v3 = a
    v4 = a
    v5 = a
    v6 = a
    v7 = a
    v8 = a
    v9 = a
    v10 = a
    v11 = a
    v12 = a
    v13 = a
    v14 = a
    v15 = a
    v16 = a
    v17 = a
    v18 = a
    v19 = a
    v20 = a
    v21 = a
    v22 = a
    v23 = a
    v24 = a
    v25 = a
    v26 = a
    v27 = a
    v28 = a
    v29 = a
    v30 = a
    v31 = a
    v32 = a
    v33 = a
    v34 = a
    v35 = a
    v36 = a
    v37 = a
    v38 = a
    v39 = a
    v40 = a
    v41 = a
    v42 = a
    v43 = a
    v44 = a
    v45 = a
    v46 = a
    v47 = a
    v48 = a
    v49 = a
    v50 = a
    v51 = a
    v52 = a
    v53 = a
    v54 = a
    v55 = a
    v56 = a
    v57 = a
    v58 = a
    v59 = a
    v60 = a
    v61 = a
    v62 = a
    v63 = a
    v64 = a
    v65 = a
    v66 = a
    v67 = a
    v68 = a
    v69 = a
    v70 = a
    v71 = a
    v72 = a
    v73 = a
    v74 = a
    v75 = a
    v76 = a
    v77 = a
    v78 = a
    v79 = a
    if a: del v3, v70
    return v3, v70, v79, v1, w
    w = 1
def long_jumps(a):
    while a:
        for x in a:
            if x:
                a.b0(0, x.c)
                a.b1(1, x.c)
                a.b2(2, x.c)
                a.b3(3, x.c)
                a.b4(4, x.c)
                a.b5(5, x.c)
                a.b6(6, x.c)
                a.b7(7, x.c)
                a.b8(8, x.c)
                a.b9(9, x.c)
                a.b10(10, x.c)
                a.b11(11, x.c)
                a.b12(12, x.c)
                a.b13(13, x.c)
                a.b14(14, x.c)
                a.b15(15, x.c)
                a.b16(16, x.c)
                a.b17(17, x.c)
                a.b18(18, x.c)
                a.b19(19, x.c)
                a.b20(20, x.c)
                a.b21(21, x.c)
                a.b22(22, x.c)
                a.b23(23, x.c)
                a.b24(24, x.c)
                a.b25(25, x.c)
                a.b26(26, x.c)
                a.b27(27, x.c)
                a.b28(28, x.c)
                a.b29(29, x.c)
                a.b30(30, x.c)
                a.b31(31, x.c)
                a.b32(32, x.c)
                a.b33(33, x.c)
                a.b34(34, x.c)
                a.b35(35, x.c)
                a.b36(36, x.c)
                a.b37(37, x.c)
                a.b38(38, x.c)
                a.b39(39, x.c)
                a.b40(40, x.c)
                a.b41(41, x.c)
                a.b42(42, x.c)
                a.b43(43, x.c)
                a.b44(44, x.c)
                a.b45(45, x.c)
                a.b46(46, x.c)
                a.b47(47, x.c)
                a.b48(48, x.c)
                a.b49(49, x.c)
                a.b50(50, x.c)
                a.b51(51, x.c)
                a.b52(52, x.c)
                a.b53(53, x.c)
                a.b54(54, x.c)
                a.b55(55, x.c)
                a.b56(56, x.c)
                a.b57(57, x.c)
                a.b58(58, x.c)
                a.b59(59, x.c)
            else: continue
            a.d0[x] = a + x
            a.d1[x] = a + x
            a.d2[x] = a + x
            a.d3[x] = a + x
            a.d4[x] = a + x
            a.d5[x] = a + x
            a.d6[x] = a + x
            a.d7[x] = a + x
            a.d8[x] = a + x
            a.d9[x] = a + x
            a.d10[x] = a + x
            a.d11[x] = a + x
            a.d12[x] = a + x
            a.d13[x] = a + x
            a.d14[x] = a + x
            a.d15[x] = a + x
            a.d16[x] = a + x
            a.d17[x] = a + x
            a.d18[x] = a + x
            a.d19[x] = a + x
