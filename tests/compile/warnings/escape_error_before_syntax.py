# warnings: error
# What the tokenizer refuses comes before an escape, but not what the parser does.
x = "\d"
y y
z = (
