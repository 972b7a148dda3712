//! The docstring of a body (`_PyAST_GetDocString`).

use pybytecode_syntax::literal::{Literal, Text};
use pybytecode_syntax::tree::{ExprKind, Stmt, StmtKind};

/// The text of the first statement, if that is a string alone.
pub(crate) fn docstring<'a>(body: &[Stmt<'a>]) -> Option<Text<'a>> {
    let StmtKind::Expr(first) = &body.first()?.kind else { return None };
    match &first.value.kind {
        ExprKind::Constant(constant) => match constant.value {
            Literal::Str(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}
