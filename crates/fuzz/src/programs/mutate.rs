//! Programs that people wrote, changed a little: by lines and names so that most still compile, or by tokens so
//! that most do not.

use super::lexemes;
use super::random::Random;
use super::words;

/// Compound statements to wrap lines in.
const HEADERS: &[&str] = &[
    "if x:",
    "if not x:",
    "while x:",
    "while True:",
    "for x in y:",
    "try:\n finally:",
    "try:\n except A as e:",
    "with a as b:",
    "def f(x):",
    "async def f():",
    "class A:",
    "lambda_:",
    "for i in range(3):",
    "if 0:",
    "match x:\n case _:",
    "with a, b:",
    "else:",
    "def f[T](x: T):",
    "if x: pass\nelse:",
    "try:\n except* A:",
];
/// Pieces that may stand anywhere, or nowhere.
const POOL: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    ";",
    "=",
    ":=",
    "==",
    "!=",
    "->",
    "+",
    "-",
    "*",
    "**",
    "@",
    "~",
    "not",
    "in",
    "is",
    "and",
    "or",
    "if",
    "else",
    "elif",
    "for",
    "while",
    "with",
    "as",
    "async",
    "await",
    "def",
    "class",
    "lambda",
    "yield",
    "return",
    "from",
    "import",
    "del",
    "global",
    "nonlocal",
    "pass",
    "break",
    "continue",
    "try",
    "except",
    "finally",
    "raise",
    "assert",
    "None",
    "True",
    "False",
    "...",
    "match",
    "case",
    "type",
    "lazy",
    "_",
    "x",
    "y",
    "1",
    "0",
    "1.5",
    "2j",
    "'a'",
    "b'b'",
    "f'{x}'",
    "f'{x!r:>{y}}'",
    "u'u'",
    "\n",
    "\\",
    "#",
    "!",
    "$",
    "?",
    "`",
    "*a",
    "**b",
    "x=1",
    "(x:=1)",
    "/",
    "\t",
    "\u{c}",
    "\r",
    "\u{a0}",
    "é",
    "€",
    "t'{x}'",
    "'",
    "\"\"\"",
    "0_",
    "1__0",
    "0777",
    "1if",
    "print x",
    "<>",
    "    ",
    "yield from",
    "is not",
    "async for",
    "**=",
    "%",
];
/// Operators that may stand for one another.
const BINARY: &[&str] = &["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "|", "&", "^"];
const COMPARISONS: &[&str] = &["==", "!=", "<", "<=", ">", ">=", "is", "in"];
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// A change that leaves most programs good.
///
/// `statement` and `expression` are new ones that may be put in.
pub fn gently(source: &str, random: &mut Random<'_>, statement: &str, expression: &str) -> String {
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return statement.to_owned();
    }
    let at = random.below(lines.len());
    match random.below(16) {
        0 => {
            lines.remove(at);
        }
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let other = random.below(lines.len());
            let (one, two) = (lines[at].clone(), lines[other].clone());
            lines[at] = format!("{}{}", indent(&one), two.trim_start());
            lines[other] = format!("{}{}", indent(&two), one.trim_start());
        }
        3 => {
            let line = lines.remove(at);
            let other = random.below(lines.len() + 1);
            let indent = lines.get(other).map(|line| indent(line).to_owned()).unwrap_or_default();
            lines.insert(other, format!("{indent}{}", line.trim_start()));
        }
        4 | 5 => wrap(&mut lines, at, random),
        6 | 7 => {
            let indent = indent(&lines[at]).to_owned();
            let new: Vec<_> = statement.lines().map(|line| format!("{indent}{line}")).collect();
            lines.splice(at..at, new);
        }
        _ => return exchange(source, random, expression),
    }
    lines.join("\n") + "\n"
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// Puts a line and what belongs to it into a compound statement.
fn wrap(lines: &mut Vec<String>, at: usize, random: &mut Random<'_>) {
    let outer = indent(&lines[at]).to_owned();
    let belongs = |line: &String| line.trim().is_empty() || indent(line).len() > outer.len();
    let mut end = at + 1;
    for _ in 0..random.between(1, 4) {
        end += lines[end..].iter().take_while(|line| belongs(line)).count();
        if lines.get(end).is_some_and(|line| indent(line) == outer) && random.chance(50) {
            end += 1;
        }
    }
    let header = random.pick(HEADERS);
    let (open, close) = match header.split_once('\n') {
        // What closes a `try`, or opens deeper.
        Some((first, last)) if first == "try:" => (vec![first], Some(last.trim_start())),
        Some((first, last)) => (vec![first, last], None),
        None => (vec![header], None),
    };
    let deeper = open.iter().filter(|line| !line.ends_with("pass")).count();
    let body: Vec<String> =
        lines[at..end]
            .iter()
            .map(|line| {
                if line.trim().is_empty() { line.clone() } else { format!("{}{line}", "    ".repeat(deeper)) }
            })
            .collect();
    let mut new: Vec<String> = open
        .iter()
        .enumerate()
        .map(|(level, line)| {
            let level = if line.starts_with(' ') { level } else { 0 };
            format!("{outer}{}{}", "    ".repeat(level), line.trim_start())
        })
        .collect();
    new.extend(body);
    if let Some(close) = close {
        new.push(format!("{outer}{close}"));
        new.push(format!("{outer}    x = 1"));
    }
    lines.splice(at..end, new);
}

/// Exchanges a name, constant or operator for another of its kind.
fn exchange(source: &str, random: &mut Random<'_>, expression: &str) -> String {
    let pieces = lexemes::split(source);
    let mut out: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
    let names: Vec<&str> =
        pieces.iter().copied().filter(|piece| lexemes::is_word(piece) && !KEYWORDS.contains(piece)).collect();
    for _ in 0..random.pick(&[1, 1, 2, 4]) {
        for _ in 0..20 {
            let at = random.below(pieces.len());
            let Some(piece) = pieces.get(at).copied() else { return source.to_owned() };
            let new = if BINARY.contains(&piece) {
                random.pick(BINARY).to_owned()
            } else if COMPARISONS.contains(&piece) {
                random.pick(COMPARISONS).to_owned()
            } else if names.contains(&piece) {
                match random.below(6) {
                    0 => format!("({expression})"),
                    1 => words::constant(random),
                    2 => {
                        // Everywhere.
                        let other = random.pick(&names).to_owned();
                        out.iter_mut()
                            .filter(|found| **found == piece)
                            .for_each(|found| *found = other.clone());
                        break;
                    }
                    _ => random.pick(&names).to_owned(),
                }
            } else if piece.starts_with(|c: char| c.is_ascii_digit())
                || matches!(piece, "True" | "False" | "None")
                || piece.ends_with(['\'', '"']) && random.chance(30)
            {
                words::constant(random)
            } else if piece == "and" || piece == "or" {
                random.pick(&["and", "or"]).to_owned()
            } else if piece == "break" || piece == "continue" || piece == "pass" {
                random.pick(&["break", "continue", "pass", "return", "return x", "x"]).to_owned()
            } else {
                continue;
            };
            out[at] = new;
            break;
        }
    }
    out.concat()
}

/// Changes that leave few programs good.
pub fn roughly(source: &str, random: &mut Random<'_>) -> String {
    let mut pieces = lexemes::split(source);
    for _ in 0..random.pick(&[1, 1, 1, 2, 3]) {
        if pieces.is_empty() {
            break;
        }
        let at = random.below(pieces.len());
        match random.below(6) {
            0 => {
                pieces.remove(at);
            }
            1 => pieces.insert(at, pieces[at]),
            2 => {
                let other = random.below(pieces.len());
                pieces.swap(at, other);
            }
            3 => pieces.insert(at, random.pick(POOL)),
            4 => {
                pieces.insert(at, " ");
                pieces.insert(at, random.pick(POOL));
            }
            _ => pieces[at] = random.pick(POOL),
        }
    }
    pieces.concat()
}
