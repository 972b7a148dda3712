//! What CPython's tokenizer refuses and ruff's lets through (`Parser/lexer/lexer.c`).

use pybytecode_opcode::Target;
use ruff_python_ast::token::Tokens;

use crate::error::SyntaxError;

pub(super) fn check(tokens: &Tokens, source: &str, target: &Target) -> Result<(), SyntaxError> {
    let _ = (tokens, source, target);
    Ok(())
}
