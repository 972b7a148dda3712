//! Sources that nest or repeat without end: each ends in a tree or a refusal, on a thread's usual stack.

use bumpalo::Bump;
use pybytecode_opcode::PY314;
use pybytecode_syntax::error::SyntaxErrorKind;
use pybytecode_syntax::{dump, parse};

fn refusal(source: &str) -> Option<(SyntaxErrorKind, String)> {
    let bump = Bump::new();
    match parse(&bump, source, &PY314) {
        Ok(tree) => {
            assert!(!dump::dump(&tree, &PY314).is_empty());
            None
        }
        Err(error) => Some((error.kind, error.message)),
    }
}

fn too_deep() -> Option<(SyntaxErrorKind, String)> {
    let message = "maximum recursion depth exceeded during compilation".to_owned();
    Some((SyntaxErrorKind::RecursionError, message))
}

#[test]
fn chains_as_long_as_cpython_takes_them() {
    let long = 27_000;
    assert_eq!(refusal(&["x"; 27_000].join(" + ")), None);
    assert_eq!(refusal(&format!("x{}", ".a".repeat(long))), None);
    assert_eq!(refusal(&format!("x{}", "()".repeat(long))), None);
    assert_eq!(refusal(&format!("{}x", "-".repeat(5_900))), None);
    assert_eq!(refusal(&format!("{}x", "not ".repeat(5_900))), None);
    assert_eq!(refusal(&format!("{}z", "x if y else ".repeat(5_900))), None);
    assert_eq!(refusal(&format!("{}z", "lambda: ".repeat(2_900))), None);
    assert_eq!(refusal(&format!("{}1{}", "lambda x=".repeat(2_000), ": y".repeat(2_000))), None);
    assert_eq!(refusal(&format!("if x: pass\n{}", "elif x: pass\n".repeat(5_900))), None);
    assert_eq!(refusal(&["x and y"; 100_000].join(" or ")), None);
    assert_eq!(refusal(&"'a' ".repeat(100_000)), None);
}

#[test]
fn what_is_too_deep_is_refused() {
    for source in [
        "-".repeat(200_000) + "x",
        "-".repeat(2_000_000) + "x",
        ["x"; 150_000].join(" + "),
        format!("x{}", ".a".repeat(200_000)),
        format!("{}z", "lambda: ".repeat(150_000)),
        format!("{}1{}", "lambda x=".repeat(150_000), ": y".repeat(150_000)),
        format!("if x: pass\n{}", "elif x: pass\n".repeat(150_000)),
    ] {
        assert_eq!(refusal(&source), too_deep());
    }
}

#[test]
fn brackets_and_blocks_are_limited() {
    let brackets = |count| format!("{}x{}", "(".repeat(count), ")".repeat(count));
    let parentheses = Some((SyntaxErrorKind::SyntaxError, "too many nested parentheses".to_owned()));
    assert_eq!(refusal(&brackets(200)), None);
    assert_eq!(refusal(&brackets(201)), parentheses);
    assert_eq!(refusal(&brackets(1_000)), parentheses);
    assert_eq!(refusal(&brackets(200_000)), parentheses);
    assert_eq!(refusal(&"[".repeat(100_000)), parentheses);
    let strings = "too many nested f-strings or t-strings".to_owned();
    assert_eq!(refusal(&"f'{".repeat(200_000)), Some((SyntaxErrorKind::SyntaxError, strings)));

    let blocks = |count| {
        let heads: String = (0..count).map(|level| format!("{}if x:\n", " ".repeat(level))).collect();
        format!("{heads}{}pass\n", " ".repeat(count))
    };
    let levels = Some((SyntaxErrorKind::IndentationError, "too many levels of indentation".to_owned()));
    assert_eq!(refusal(&blocks(99)), None);
    assert_eq!(refusal(&blocks(100)), levels);
    assert_eq!(refusal(&blocks(400)), levels);
}

#[test]
fn a_long_line_is_only_long() {
    assert_eq!(refusal(&format!("x = [{}]", "1, ".repeat(200_000))), None);
    assert_eq!(refusal(&"a".repeat(1_000_000)), None);
    assert_eq!(refusal(&format!("'{}'", "a\\n".repeat(300_000))), None);
    assert!(refusal(&"$".repeat(100_000)).is_some());
    assert!(refusal(&"'\n".repeat(100_000)).is_some());
}
