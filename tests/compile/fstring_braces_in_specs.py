# from: 3.12
# A field in a format specification whose expression begins with a brace.
f"{x:{{1}}}"
f"{x:{{{1}}}}"
f"{x:a{{1}}b}"
f"{x:{{1}.pop()}}"
f"{x:{{1}} {{2}}}"
f"{x:{ {1}}}"
