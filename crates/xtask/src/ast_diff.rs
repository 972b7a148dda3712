//! `cargo xtask ast-diff`: our trees against an interpreter's, over its standard library or other sources.
//!
//! Our trees are dumped to files, `python/ast_diff.py` holds each against `ast.parse`. Two sources that
//! are refused by both are no difference; whether the messages agree is counted, too.

use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_opcode::Target;

use crate::judged::Judged;
use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/ast_diff.py");

/// Compares all Python sources below `paths`, or in the standard library, and prints what differs.
///
/// With `optimize`, after what each does to the tree before it looks at names.
pub fn run(python: &str, optimize: Option<u8>, paths: &[String]) -> Result {
    let target = Target::with_tables(python.parse()?)?;
    let level = optimize.map(|level| level.to_string());
    let arguments: Vec<&str> = level.as_deref().into_iter().collect();
    let mut bump = Bump::new();
    let ours = |source: &Path| {
        let text = dump(&bump, source, target, optimize)?;
        bump.reset();
        Ok(text)
    };
    let judged = Judged::new(interpreters::find(python)?, paths)?;
    let counts = judged.outcomes(PROGRAM, &arguments, ours, |outcome| outcome != "same")?;
    let wrong: usize =
        ["differs", "missing", "accepted"].iter().filter_map(|outcome| counts.get(*outcome)).sum();
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} trees are not as CPython's").into()) }
}

/// Our tree's text, or the refusal behind a `!`.
fn dump(bump: &Bump, source: &Path, target: &'static Target, optimize: Option<u8>) -> Result<String> {
    let bytes = fs::read(source)?;
    let refusal = |kind: &str, message: &str| format!("!{kind}: {} (", message.escape_default());
    let text = match pybytecode_syntax::decode::decode_for(&bytes, target) {
        Ok(text) => text,
        Err(refused) => return Ok(refusal(&format!("{:?}", refused.error.kind), &refused.error.message)),
    };
    let preprocessed = |mut tree| {
        if let Some(level) = optimize {
            pybytecode_compile::preprocess(&mut tree, level, target)?;
        }
        Ok(tree)
    };
    let tree = pybytecode_syntax::parse(bump, bump.alloc_str(&text), target).map_err(Box::new);
    Ok(match tree.and_then(preprocessed) {
        Ok(tree) => pybytecode_syntax::dump::dump(&tree, target),
        Err(error) => refusal(&format!("{:?}", error.kind), &error.message),
    })
}
