# warnings: error
# from: 3.10
# What the tokenizer refuses comes before an escape, also where the parser refuses what is between.
x = "\d"
y y
z = "
