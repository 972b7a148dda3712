# from: 3.12
f"{'# not a comment'=}"
f'''{"#1" # one
 + '#2' # two
=}'''
f"{r'#'=!s}{'#'=:>{1}}"
