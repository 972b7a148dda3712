f"""{
    x
    for x in y
}"""
f"""a
 {
    x, y
}{z,}{x+y:{
 z}} {1,2:{x,}}""" f"""
{x}
{(x for x in y)}{x for x in y}{x
for x in y:{z}}"""
x = 1, f"""{ 
 (x, y)}{[
 x for x in y]}"""
