a = "\ud800"
b = "\udfff\ud800"
c = "\ud83d\ude00"
d = "x\udcffy", "x\udcffy"
e = {"\ud800": 1}
f = "é\udc80"
