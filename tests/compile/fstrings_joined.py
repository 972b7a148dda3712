"a" f"{x}"
f"{x}" "a"
"a" f"b" "c"
f"{x}" f"{y}"
"a" "b" f"{x}" "c" "d"
("a"
 f"{x}"
 "b")
f"""multi
line {x}
and {
y
}"""
f"{'a' 'b'}"
f"" f""
"" f"{x}" ""
f"{x}" + f"{y}"
f"{'a'}{'b'}"
f"{''}"
