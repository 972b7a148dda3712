//! Parsing with `ruff_python_parser`: this folder alone knows it.
//!
//! [`parse`] has ruff build its tree, [`errors`] says in CPython's words what ruff refuses, and
//! [`Converter`] makes our tree of ruff's. Ruff reads the union of all versions and is more
//! lenient than CPython in places; what it lets through is refused by [`guard`] before, by
//! [`tokens`] after, and by the conversion where a look at the node tells.

mod arguments;
mod convert;
mod dismantle;
mod errors;
mod expr;
mod flufl;
mod guard;
mod indentation;
mod messages;
mod pattern;
mod replacement;
mod stmt;
mod strings;
mod tokens;

use bumpalo::Bump;
use pybytecode_opcode::Target;
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};

use crate::Tree;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::range::{LineIndex, Range};
use crate::tree;
use convert::Converter;

/// A byte order mark.
const BOM: char = '\u{feff}';

/// Beyond this depth a tree is not left to the recursion of its destructor.
const SHALLOW: u32 = 500;

/// So many lambdas may be inside each other on any thread's stack.
const FEW_LAMBDAS: usize = 64;

/// What ruff's parser takes of the stack for a lambda in the parameters of another, with room to spare.
const STACK_OF_LAMBDA: usize = 4096;

/// Parses a module.
pub(crate) fn parse<'a>(
    bump: &'a Bump,
    source: &'a str,
    target: &'static Target,
) -> Result<Tree<'a>, SyntaxError> {
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
    match flufl::replaced(source, &parsed) {
        Ok(None) => {}
        Ok(Some(replaced)) => {
            dismantle::module(std::mem::replace(&mut parsed, run(&replaced)).into_syntax());
        }
        Err(error) => {
            dismantle::module(parsed.into_syntax());
            return Err(error);
        }
    }
    let mut converter = Converter::new(bump, source, target);
    match convert(&mut converter, &parsed) {
        Ok(root) if converter.most() < SHALLOW => Ok(root),
        result => {
            dismantle::module(parsed.into_syntax());
            result
        }
    }
    .map(|root| Tree {
        root,
        node_count: converter.node_count(),
        names: converter.names,
        source,
        lines: LineIndex::new(source),
    })
}

fn convert<'a>(converter: &mut Converter<'a>, parsed: &Parsed<Mod>) -> Result<tree::Mod<'a>, SyntaxError> {
    errors::check(parsed, converter.source)?;
    tokens::check(parsed.tokens(), converter.source, converter.target)?;
    let Mod::Module(module) = parsed.syntax() else {
        return Err(SyntaxError {
            kind: SyntaxErrorKind::SyntaxError,
            message: "invalid syntax".to_owned(),
            range: None,
        });
    };
    let body = converter.stmts(&module.body);
    match converter.error.take() {
        Some(error) => Err(error),
        None => Ok(tree::Mod::Module(tree::ModModule { body })),
    }
}
