# The folder in which each case of cases.txt starts. Times are fixed, so that both sides see the same.
mkdir -p good/sub/deep/deeper bad 'odd names' out warned
printf 'x = 1\n' > good/a.py
printf '"""Text."""\nassert x, "no"\ndef f(): return x\n' > good/sub/b.py
printf 'import a\n' > good/sub/deep/c.py
printf 'y = 2\n' > good/sub/deep/deeper/d.py
printf 'no Python\n' > good/notes.txt
printf 'x = 1\n' > good/script
ln -s sub good/linked_folder
ln -s sub/b.py good/linked.py
ln -s ../bad/fine.py good/outside.py
ln -s nowhere.py good/dangling.py
printf 'fine = True\n' > bad/fine.py
printf 'a = 1\nb = = 2\n' > bad/broken.py
printf 'def f():\nreturn 1\n' > bad/indented.py
printf 'x = 1\000\n' > bad/null.py
printf 'x = "\351"\n' > bad/latin.py
printf 'return 1\n' > bad/outside_function.py
printf 'x = 1\nif x is 1:\n    "\\d"; [1] (2)\n' > warned/a.py
printf 'try: pass\nfinally:\n    for x in y: break\n    x is not "y"\n' > warned/b.py
printf '"\\d"\nreturn 1\n' > warned/c.py
printf 'x = 1\n' > "odd names/it's.py"
printf 'x = 1\n' > 'odd names/a b.py'
find . -exec touch -h -d @1700000000 {} +
