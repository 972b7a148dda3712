//! What code generation warns of: things that are good Python, and hardly what was meant (`check_compare`,
//! `check_caller`, `check_subscripter`, `check_index`, `_PyCompile_Warn`).

use pybytecode_opcode::warnings::{
    CheckedLine, FinallyWarnings, IdentityWords, TupleAssertions, WarningCategory,
};
use pybytecode_syntax::error::{Columns, SyntaxError};
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{CmpOp, Expr, ExprCall, ExprCompare, ExprKind, ExprSubscript, StmtAssert};
use pybytecode_syntax::warning::Warning;

use super::{Compiler, FrameBlockKind};

/// What code is generated for: an expression or statement, and its line where that is not told by it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visited {
    pub(super) range: Range,
    pub(super) line: Option<i32>,
}

impl From<Range> for Visited {
    fn from(range: Range) -> Self {
        Visited { range, line: None }
    }
}

impl Compiler<'_, '_> {
    /// `is` beside a literal.
    #[inline]
    pub(super) fn check_compare(&mut self, visited: impl Into<Visited>, node: &ExprCompare) {
        if node.ops.iter().any(|op| matches!(op, CmpOp::Is | CmpOp::IsNot)) {
            self.check_identity(visited.into(), node);
        }
    }

    fn check_identity(&mut self, visited: Visited, node: &ExprCompare) {
        let lefts = std::iter::once(&*node.left).chain(node.comparators.iter());
        let mut links = node.ops.iter().zip(lefts.zip(node.comparators.iter()));
        let found = links.find_map(|(op, (left, right))| {
            let (word, operator) = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => return None,
            };
            let literal = [left, right].into_iter().find(|operand| has_no_identity(operand))?;
            Some((word, operator, literal))
        });
        let Some((word, operator, literal)) = found else { return };
        let about = match self.target.warnings.identity {
            IdentityWords::Literal => "a".to_owned(),
            IdentityWords::TypeOfLiteral => format!("'{}'", type_name(literal).unwrap_or_default()),
        };
        let message = format!("\"{word}\" with {about} literal. Did you mean \"{operator}\"?");
        self.warn(visited, visited.range, message);
    }

    /// A call of what is never callable.
    #[inline]
    pub(super) fn check_caller(&mut self, visited: impl Into<Visited>, node: &ExprCall) {
        if !matches!(node.func.kind, ExprKind::Name(_) | ExprKind::Attribute(_)) {
            self.check_callable(visited.into(), node.func);
        }
    }

    fn check_callable(&mut self, visited: Visited, func: &Expr) {
        // A lambda can be called.
        if let Some(name) = type_name(func).filter(|_| !matches!(func.kind, ExprKind::Lambda(_))) {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(visited, func.range, message);
        }
    }

    /// A subscript of what has none, or that is none.
    #[inline]
    pub(super) fn check_subscription(&mut self, visited: impl Into<Visited>, node: &ExprSubscript) {
        if !matches!(node.value.kind, ExprKind::Name(_) | ExprKind::Attribute(_)) {
            let visited = visited.into();
            self.check_subscripter(visited, node.value);
            self.check_index(visited, node.value, node.slice);
        }
    }

    fn check_subscripter(&mut self, visited: Visited, value: &Expr) {
        let has_none = match &value.kind {
            ExprKind::Constant(constant) => {
                !matches!(constant.value, Literal::Str(_) | Literal::Bytes(_) | Literal::Tuple(_))
            }
            ExprKind::Set(_)
            | ExprKind::SetComp(_)
            | ExprKind::GeneratorExp(_)
            | ExprKind::TemplateStr(_)
            | ExprKind::Interpolation(_)
            | ExprKind::Lambda(_) => true,
            _ => false,
        };
        if let Some(name) = type_name(value).filter(|_| has_none) {
            let message = format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(visited, value.range, message);
        }
    }

    fn check_index(&mut self, visited: Visited, value: &Expr, index: &Expr) {
        let is_sequence = match &value.kind {
            ExprKind::Constant(constant) => {
                matches!(constant.value, Literal::Str(_) | Literal::Bytes(_) | Literal::Tuple(_))
            }
            ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::ListComp(_)
            | ExprKind::JoinedStr(_)
            | ExprKind::FormattedValue(_) => true,
            _ => false,
        };
        let (Some(name), Some(index)) = (type_name(value).filter(|_| is_sequence), type_name(index)) else {
            return;
        };
        if !matches!(index, "int" | "bool") {
            let message = format!(
                "{name} indices must be integers or slices, not {index}; perhaps you missed a comma?"
            );
            self.warn(visited, value.range, message);
        }
    }

    /// An assertion of a tuple, which is always true.
    pub(super) fn check_assert(&mut self, visited: impl Into<Visited>, node: &StmtAssert) {
        let wants_all = self.target.warnings.tuple_assertions == TupleAssertions::All;
        let is_true = match &node.test.kind {
            ExprKind::Tuple(tuple) => !tuple.elts.is_empty(),
            ExprKind::Constant(constant) => {
                wants_all && matches!(constant.value, Literal::Tuple(items) if !items.is_empty())
            }
            _ => false,
        };
        if is_true && (wants_all || self.optimize == 0) {
            let visited = visited.into();
            let message = "assertion is always true, perhaps remove parentheses?".to_owned();
            self.warn(visited, visited.range, message);
        }
    }

    /// Warns of `culprit`, a part of what code is generated for.
    #[cold]
    fn warn(&mut self, visited: Visited, culprit: Range, message: String) {
        if self.unwarned > 0 {
            return;
        }
        let about = match self.target.warnings.checked_line {
            CheckedLine::Current => visited.range,
            CheckedLine::Culprit => culprit,
        };
        let line = match visited.line {
            Some(line) => line,
            None => self.location(about).line,
        };
        let error = SyntaxError::new(message.clone(), about);
        let error = if about == Range::NOWHERE { SyntaxError { range: None, ..error } } else { error };
        self.memory.warnings.push(Warning {
            category: WarningCategory::Syntax,
            message,
            line: u32::try_from(line).unwrap_or(0),
            range: Some(culprit).filter(|range| *range != Range::NOWHERE),
            error,
            error_columns: Columns::Bytes,
        });
    }

    /// Code is generated once more for what has been looked at before, as that of `finally` clauses for the
    /// case that something was raised; or no longer.
    pub(super) fn repeats(&mut self, kind: FrameBlockKind, begins: bool) {
        if matches!(kind, FrameBlockKind::FinallyEnd)
            && self.target.warnings.finally_warnings == FinallyWarnings::Once
        {
            self.unwarned = if begins { self.unwarned + 1 } else { self.unwarned.saturating_sub(1) };
        }
    }
}

/// Whether an operand of `is` is a literal other than those of which there is one object.
fn has_no_identity(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(constant) => {
            !matches!(constant.value, Literal::None | Literal::True | Literal::False | Literal::Ellipsis)
        }
        // Where the tree is folded, it is a constant by now.
        ExprKind::Tuple(tuple) => tuple.elts.iter().all(|item| matches!(item.kind, ExprKind::Constant(_))),
        _ => false,
    }
}

/// The name of the type that an expression is sure to have (`infer_type`).
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple(_) => "tuple",
        ExprKind::List(_) | ExprKind::ListComp(_) => "list",
        ExprKind::Dict(_) | ExprKind::DictComp(_) => "dict",
        ExprKind::Set(_) | ExprKind::SetComp(_) => "set",
        ExprKind::GeneratorExp(_) => "generator",
        ExprKind::Lambda(_) => "function",
        ExprKind::TemplateStr(_) | ExprKind::Interpolation(_) => "string.templatelib.Template",
        ExprKind::JoinedStr(_) | ExprKind::FormattedValue(_) => "str",
        ExprKind::Constant(constant) => match constant.value {
            Literal::None => "NoneType",
            Literal::True | Literal::False => "bool",
            Literal::Ellipsis => "ellipsis",
            Literal::Int(_) | Literal::BigInt { .. } => "int",
            Literal::Float(_) => "float",
            Literal::Complex { .. } => "complex",
            Literal::Str(_) => "str",
            Literal::Bytes(_) => "bytes",
            Literal::Tuple(_) => "tuple",
            Literal::FrozenSet(_) => "frozenset",
        },
        _ => return None,
    })
}
