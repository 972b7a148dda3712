# warnings: error
# from: 3.10
# What the tokenizer refuses comes before an escape, wherever it is.
x = "\d"
y = (1, 1__0)
