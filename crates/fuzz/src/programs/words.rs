//! The names, numbers, strings and operators of random programs.

use super::random::Random;

/// Few names, so that they meet: in several scopes, as different things.
const NAMES: &[&str] = &[
    "a",
    "a",
    "a",
    "b",
    "b",
    "c",
    "x",
    "x",
    "x",
    "y",
    "self",
    "i",
    "f",
    "__p",
    "__class__",
    "super",
    "all",
    "any",
    "tuple",
    "print",
    "match",
    "case",
    "type",
    "_",
    "lazy",
    "é",
    "__debug__",
    "__name__",
    "q",
];
const ATTRIBUTES: &[&str] = &["foo", "b", "__private", "__class__", "x", "append", "join", "_", "match"];
const PARAMETERS: &[&str] = &["self", "a", "b", "x", "y", "i", "__p", "match", "k"];

/// Numbers of all kinds.
pub const NUMBERS: &[&str] = &[
    "0",
    "1",
    "1",
    "2",
    "3",
    "255",
    "256",
    "257",
    "1_000",
    "0x_ff",
    "0b101",
    "0o17",
    "1.5",
    "0.0",
    ".5",
    "1e3",
    "2j",
    "0j",
    "1e400",
    "12345678901234567890",
    "5.",
    "1e-5j",
    "0xffffffffffffffff",
    "2147483648",
    "00",
    "10",
];
/// Binary operators.
pub const OPERATORS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "|", "&", "^", "and", "or", "==", "is", "in",
    "not in", "<", "is not", "!=",
];
/// Prefixes of strings.
pub const PREFIXES: &[&str] = &["", "", "", "", "b", "r", "u", "Rb", "bR", "R", "U"];
/// Prefixes of f-strings.
pub const F_PREFIXES: &[&str] = &["f", "f", "f", "rf", "F", "fR"];
/// Prefixes of t-strings.
pub const T_PREFIXES: &[&str] = &["t", "t", "rt", "T"];
/// What strings stand in.
pub const QUOTES: &[&str] = &["'", "\"", "'", "\"", "\"\"\"", "'''"];
/// What stands behind the colon of a field.
pub const FORMAT_SPECS: &[&str] = &[">10", "", "x", ".2f", "%Y-%m", " ", "é^3", "r", "{{"];
/// What stands behind the expression of a field, in versions whose f-strings are strings.
pub const FIELD_ENDS: &[&str] = &[
    "",
    "",
    "",
    "!r",
    "!s",
    "!a",
    "=",
    " = ",
    "=!r",
    ":>10",
    ":{x}",
    ":{x!r:>{y}}",
    "!r:^{x}.{y}",
    ":",
    "=:x",
    " ",
];
const TEXTS: &[&str] = &[
    "",
    "s",
    "abc",
    "a b",
    "%s",
    "%r and %d",
    "é",
    "x",
    "__p",
    "\\n",
    "\\x41",
    "\\N{DIGIT ONE}",
    "\\101",
    "%",
    "%%",
    "\\\\",
    "\\u00e9",
    "\\ud800",
    "\u{10348}",
    "\\'",
    "\\\"",
    "long text of a few words",
    "\t",
];
const CONSTANTS: &[&str] = &[
    "1",
    "0",
    "-1",
    "2.5",
    "1j",
    "'s'",
    "b'b'",
    "None",
    "True",
    "False",
    "...",
    "10 ** 3",
    "'a' 'b'",
    "300",
    "-1.5",
    "()",
    "(1, 2)",
    "'é'",
    "12345678901234567890",
    "__debug__",
    "(1, (2, 'x'))",
    "'abc'[1]",
    "-0.0",
    "[1, 2, 3]",
    "{1, 2, 3}",
    "not 1",
    "~5",
    "2 ** 70",
    "'%s'",
    "(1,)[0]",
];

/// How often, in a hundred, a rule of the chain of operators passes to the next level.
pub fn chance_of_passing(rule: &str) -> Option<usize> {
    Some(match rule {
        "expression"
        | "star_expressions"
        | "star_expression"
        | "star_named_expression"
        | "named_expression" => 90,
        "disjunction" | "conjunction" | "inversion" | "comparison" => 90,
        "bitwise_or" | "bitwise_xor" | "bitwise_and" | "shift_expr" | "factor" | "power" | "term" => 94,
        "sum" => 88,
        "await_primary" => 92,
        "primary" => 55,
        "annotated_rhs" => 90,
        "closed_pattern" | "or_pattern" | "pattern" | "patterns" => 30,
        _ => return None,
    })
}

/// A name as it stands in `rule`; those that must differ from their neighbours are counted.
pub fn name(random: &mut Random<'_>, rule: &str, fresh: &mut usize) -> String {
    let mut counted = |list: &[&'static str]| {
        *fresh += 1;
        list.get(*fresh % (list.len() + 3)).map_or_else(|| format!("v{}", *fresh), |name| (*name).to_owned())
    };
    match rule {
        "param" | "lambda_param" | "param_star_annotation" => counted(PARAMETERS),
        _ if rule.contains("capture") || rule.contains("double_star_pattern") => counted(&[]),
        "kwarg_or_starred" | "kwarg_or_double_starred" | "keyword_pattern" => counted(&["k", "l", "__m"]),
        "type_param" => counted(&["T", "U", "__V"]),
        "global_stmt" => random.pick(&["g", "h", "a", "__p", "x"]).to_owned(),
        "nonlocal_stmt" => random.pick(&["a", "b", "x", "self", "__class__", "i"]).to_owned(),
        "primary" | "t_primary" | "attr" | "single_target" if random.chance(70) => {
            random.pick(ATTRIBUTES).to_owned()
        }
        _ => random.pick(NAMES).to_owned(),
    }
}

/// A constant expression.
pub fn constant(random: &mut Random<'_>) -> String {
    random.pick(CONSTANTS).to_owned()
}

/// What stands between the quotes of a string, or of an f-string around its fields.
pub fn string_text(random: &mut Random<'_>, quote: &str, is_f_string: bool) -> String {
    let mut text = String::new();
    for _ in 0..random.pick(&[0, 1, 1, 1, 2]) {
        let piece = random.pick(TEXTS);
        // What would not be a string's text, or is none in this one.
        if !(piece.contains(&quote[..1]) || is_f_string && piece.contains("\\N")) {
            text += piece;
        }
    }
    if is_f_string && random.chance(10) {
        text += random.pick(&["{{", "}}", "{{}}"]);
    }
    if quote.len() == 3 && random.chance(20) {
        text += "\n  ";
    }
    text
}
