# from: 3.13
"\N{cjk unified ideograph-4e00}\N{Hangul Syllable Gag}\N{TANGUT IDEOGRAPH-17000}\N{CJK UNIFIED IDEOGRAPH-2B739}"
