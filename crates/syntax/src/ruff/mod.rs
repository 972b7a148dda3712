//! Why `ruff_python_parser` refuses a source: this folder alone knows it.
//!
//! It is asked where our parser refuses a source and CPython's grammar does not tell why: for 3.8, whose grammar was
//! of another kind. [`errors`] says in CPython's words what ruff refuses, [`tokens`] what it lets through; [`guard`]
//! keeps sources from it that would overflow its stack.

mod dismantle;
mod errors;
mod flufl;
mod guard;
mod indentation;
mod messages;
mod tokens;

use pybytecode_opcode::Target;
use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::TextRange;

use crate::error::SyntaxError;
use crate::range::Range;

/// A byte order mark.
const BOM: char = '\u{feff}';

/// So many lambdas may be inside each other on any thread's stack.
const FEW_LAMBDAS: usize = 64;

/// What ruff's parser takes of the stack for a lambda in the parameters of another, with room to spare.
const STACK_OF_LAMBDA: usize = 4096;

/// What ruff says of a source; `None` if it has nothing against it.
pub(crate) fn refusal(source: &str, target: &'static Target) -> Option<SyntaxError> {
    check(source, target).err()
}

fn check(source: &str, target: &'static Target) -> Result<(), SyntaxError> {
    if source.starts_with(BOM) {
        // Ruff would skip it; but the one that is allowed has been removed.
        return Err(tokens::invalid_character(BOM, Range::new(0, 0)));
    }
    let lambdas = guard::nested_lambdas(source)?;
    let version = target.release.version;
    let version = PythonVersion { major: version.major, minor: version.minor };
    let options = ParseOptions::from(Mode::Module).with_target_version(version);
    let run = |source: &str| {
        if lambdas <= FEW_LAMBDAS {
            return parse_unchecked(source, options.clone());
        }
        let stack = lambdas * STACK_OF_LAMBDA;
        stacker::maybe_grow(stack, stack, || parse_unchecked(source, options.clone()))
    };
    let mut parsed = run(source);
    let checked = flufl::replaced(source, &parsed).and_then(|replaced| {
        if let Some(replaced) = replaced {
            dismantle::module(std::mem::replace(&mut parsed, run(&replaced)).into_syntax());
        }
        errors::check(&parsed, source)?;
        tokens::check(parsed.tokens(), source, target)
    });
    dismantle::module(parsed.into_syntax());
    checked
}

fn range(range: TextRange) -> Range {
    Range::new(range.start().to_u32(), range.end().to_u32())
}
