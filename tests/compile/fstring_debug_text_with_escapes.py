# from: 3.12
# 3.12 takes escapes in the text that `=` shows for the string's own.
f"{r"\xFF"=}"
f"{"\xFF\N{space}"=}"
f"a\n{"\n"=}"
f'{"\t" + f"{"\n"=}"=}'
rf"{"\xFF"=}"
"\x42" f"{"\x41"=}" rf"{"\x41"=}"
f"{"\x41"=:a\x42}"
f"{'''
\x41'''=}"
f"{'\\x41'=}"
f"{'{{'=}"
