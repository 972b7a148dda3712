//! The sources that are hard on a compiler: very long, very deep, or with very many of something.

/// A kind of source, of any size.
#[derive(Debug)]
pub struct Case {
    /// What there is much of.
    pub name: &'static str,
    /// How much of it.
    pub size: usize,
    /// The source that has so much of it.
    pub source: fn(usize) -> String,
}

/// `before`, so many of `each` with their number for every `#`, and `behind`.
fn many(before: &str, each: &str, count: usize, behind: &str) -> String {
    let parts: Vec<&str> = each.split('#').collect();
    let mut text = String::from(before);
    for number in 0..count {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                text += &number.to_string();
            }
            text += part;
        }
    }
    text + behind
}

/// Statements that are inside one another, `deep` of them.
fn nested(header: &str, deep: usize, last: &str) -> String {
    let line = |level: usize, text: &str| format!("{}{text}\n", " ".repeat(level));
    (0..deep).map(|level| line(level, &header.replace('#', &level.to_string()))).collect::<String>()
        + &line(deep, last)
}

macro_rules! cases {
    ($($name:literal, $size:expr, |$n:ident| $source:expr;)*) => {
        /// All of them.
        pub const CASES: &[Case] = &[$(Case { name: $name, size: $size, source: |$n| $source }),*];
    };
}

cases! {
    "brackets inside brackets", 10_000_000, |n| "(".repeat(n / 2) + &")".repeat(n / 2);
    "brackets behind brackets", 10_000_000, |n| many("x = [", "[],", n / 3, "]\n");
    "brackets that nobody closes", 10_000_000, |n| "x = [".to_owned() + &"1, ".repeat(n / 3);
    "names of a module", 1_000_000, |n| many("", "n# = 0\n", n, "");
    "names of a function", 300_000, |n| many("def f():\n", " n# = 0\n", n, "");
    "names that inner functions see", 20_000, |n| {
        many("def f():\n", " n# = 0\n", n, " def g(): return (") + &many("", "n#, ", n, ")\n")
    };
    "bytes of a string", 50_000_000, |n| format!("x = '{}'\n", "a".repeat(n));
    "bytes of a string of escapes", 20_000_000, |n| format!("x = '{}'\n", "\\n\\x41".repeat(n / 6));
    "bytes of a string with foreign letters", 20_000_000, |n| format!("x = '{}'\n", "é€".repeat(n / 5));
    "strings beside strings", 500_000, |n| many("x = (", "'a' ", n, ")\n");
    "elif", 200_000, |n| many("if a: b\n", "elif a: b\n", n, "");
    "if", 200_000, |n| many("", "if a: b\n", n, "");
    "if inside if", 99, |n| nested("if a:", n, "b");
    "indentation that is too deep", 100_000, |n| nested("if a:", n.isqrt() * 2, "b");
    "times a string", 1_000_000_000, |n| format!("x = 'x' * {n}\n");
    "power", 1_000_000, |n| format!("x = 2 ** {n}\n");
    "captures of a pattern", 10_000, |n| many("match x:\n case [", "a#, ", n, "]: pass\n");
    "captures of a mapping pattern", 3_000, |n| many("match x:\n case {", "'#': a#, ", n, "}: pass\n");
    "alternatives of a pattern", 20_000, |n| many("match x:\n case ", "# | ", n, "a: pass\n");
    "alternatives with a capture", 20_000, |n| many("match x:\n case ", "[#, a] | ", n, "a: pass\n");
    "cases", 100_000, |n| many("match x:\n", " case #: a\n", n, "");
    "fields of an f-string", 200_000, |n| many("x = f'", "a{b}", n, "'\n");
    "text of an f-string", 20_000_000, |n| format!("x = f'{}{{a}}'\n", "{{b".repeat(n / 3));
    "f-strings inside f-strings", 140, |n| "f'{".repeat(n) + "a" + &"}'".repeat(n);
    "attributes of attributes", 3_000, |n| many("a", ".b", n, "\n");
    "very many attributes of attributes", 1_000_000, |n| many("a", ".b", n, "\n");
    "calls of calls", 3_000, |n| many("a", "()", n, "\n");
    "methods in a chain", 2_000, |n| many("a", ".b(c)", n, "\n");
    "subscripts of subscripts", 3_000, |n| many("a", "[0]", n, "\n");
    "operators", 3_000, |n| many("x = a", " + a", n, "\n");
    "very many operators", 100_000, |n| many("x = a", " + a", n, "\n");
    "constants to fold", 3_000, |n| many("x = 1", " + 1", n, "\n");
    "minus before minus", 100_000, |n| "-".repeat(n) + "a\n";
    "not before not", 100_000, |n| "not ".repeat(n) + "a\n";
    "powers of powers", 100_000, |n| many("x = a", " ** a", n, "\n");
    "and", 100_000, |n| many("x = a", " and b", n, "\n");
    "or and and", 100_000, |n| many("x = a", " and b or c", n, "\n");
    "comparisons in a chain", 100_000, |n| many("x = a", " < b", n, "\n");
    "conditional expressions", 2_000, |n| many("x = ", "a if b else ", n, "c\n");
    "very many conditional expressions", 100_000, |n| many("x = ", "a if b else ", n, "c\n");
    "lambda inside lambda", 150, |n| many("x = ", "lambda: ", n, "a\n");
    "very many lambdas inside lambdas", 100_000, |n| many("x = ", "lambda: ", n, "a\n");
    "lambda beside lambda", 50_000, |n| many("x = [", "lambda: a, ", n, "]\n");
    "bytes of a comment", 100_000_000, |n| format!("x #{}\n", " comment".repeat(n / 8));
    "bytes of a line", 100_000_000, |n| format!("x = '{}'; y ={}1\n", "a".repeat(n / 2), " ".repeat(n / 2));
    "statements of a line", 500_000, |n| many("", "a;", n, "\n");
    "empty lines", 20_000_000, |n| "\n".repeat(n) + "a\n";
    "lines that are continued", 2_000_000, |n| "x = 1".to_owned() + &" \\\n".repeat(n) + "\n";
    "names of a list", 500_000, |n| many("x = [", "a, ", n, "]\n");
    "constants of a list", 1_000_000, |n| many("x = [", "#, ", n, "]\n");
    "constants of a tuple", 1_000_000, |n| many("x = (", "'n#', ", n, ")\n");
    "constants of a set", 300_000, |n| many("x = a in {", "#, ", n, "}\n");
    "items of a dict", 500_000, |n| many("x = {", "'n#': #, ", n, "}\n");
    "lists in a list", 300_000, |n| many("x = [", "[#, 'a', 1.5], ", n, "]\n");
    "lists inside lists", 199, |n| "[".repeat(n) + &"]".repeat(n);
    "unpacked", 200_000, |n| many("x = [", "*a, ", n, "]\n");
    "arguments", 300_000, |n| many("f(", "a, ", n, ")\n");
    "keyword arguments", 20_000, |n| many("f(", "a#=b, ", n, ")\n");
    "parameters", 20_000, |n| many("def f(", "a#, ", n, "): pass\n");
    "parameters with defaults and annotations", 10_000, |n| many("def f(", "a#: b = c, ", n, "): pass\n");
    "functions", 100_000, |n| many("", "def f#(): return a\n", n, "");
    "functions inside functions", 98, |n| nested("def f#():", n, "return a");
    "functions that see one another", 1_000, |n| {
        many("def f():\n", " def g#(): return g0, h\n", n, " h = 1\n")
    };
    "classes", 50_000, |n| many("", "class A#: a = #\n", n, "");
    "classes inside classes", 98, |n| nested("class A#:", n, "a = 1");
    "methods", 30_000, |n| many("class A:\n", " def f#(self): self.a# = super().f#()\n", n, "");
    "type parameters", 5_000, |n| many("def f[", "T#, ", n, "](): pass\n");
    "decorators", 50_000, |n| many("", "@a\n", n, "def f(): pass\n");
    "global names", 50_000, |n| many("def f():\n global a", ", a#", n, "\n a = 1\n");
    "imported names", 100_000, |n| many("from a import (", "b#, ", n, ")\n");
    "dots of an import", 1_000_000, |n| "from ".to_owned() + &".".repeat(n) + " import a\n";
    "targets", 100_000, |n| many("", "a = ", n, "b\n");
    "targets of a tuple", 200_000, |n| many("", "a, ", n, "= b\n");
    "deleted", 200_000, |n| many("del a", ", a", n, "\n");
    "try beside try", 50_000, |n| many("", "try: a\nexcept B as c: d\nelse: e\nfinally: f\n", n, "");
    "finally inside finally", 10, |n| finally_in_finally(n);
    "handlers", 50_000, |n| many("try: a\n", "except B#: c\n", n, "");
    "loops", 50_000, |n| many("", "for a in b:\n  if c: continue\n  break\n", n, "");
    "with beside with", 50_000, |n| many("", "with a as b: c\n", n, "");
    "comprehensions", 50_000, |n| many("", "[a for a in b if a]\n", n, "");
    "clauses of a comprehension", 18, |n| many("[a", " for a in b", n, "]\n");
    "conditions of a comprehension", 20_000, |n| many("[a for a in b", " if a", n, "]\n");
    "returns in a function", 100_000, |n| many("def f(a):\n", " if a: return #\n", n, "");
    "yields", 100_000, |n| many("def f():\n", " yield #\n", n, "");
    "digits of a number", 4_300, |n| format!("x = {}\n", "7".repeat(n));
    "digits of a number that is too long", 10_000_000, |n| format!("x = {}\n", "7".repeat(n));
    "hexadecimal digits", 5_000_000, |n| format!("x = 0x{}\n", "7".repeat(n));
    "digits of a float", 500_000, |n| format!("x = 1.{}\n", "7".repeat(n));
    "letters of a name", 5_000_000, |n| format!("{} = 1\n", "a".repeat(n));
    "foreign letters of a name", 500_000, |n| format!("{} = 1\n", "é".repeat(n));
    "annotations", 50_000, |n| many("", "a#: b = c\n", n, "");
    "assertions", 100_000, |n| many("", "assert a, b\n", n, "");
    "a mistake at the end", 2_000_000, |n| many("", "a = b(c)\n", n / 9, "a = = b\n");
    "a comma missing in a list", 500_000, |n| many("x = [\n", "a,\n", n / 3, "a b\n]\n");
    "a bracket missing at the end", 500_000, |n| many("x = [\n", "f(a, [b]),\n", n / 11, "f(a, [b)]\n");
}

fn finally_in_finally(deep: usize) -> String {
    let mut text = String::new();
    for level in 0..deep {
        let indent = " ".repeat(level);
        text += &format!("{indent}try: a\n{indent}finally:\n");
    }
    text + &" ".repeat(deep) + "b\n"
}
