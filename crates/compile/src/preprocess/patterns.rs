//! Numbers of patterns: `-1`, `+1`, `1 + 2j`, `-1 - 2j` become constants (`fold_const_match_patterns`).

use num_bigint::BigUint;
use num_traits::ToPrimitive;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree::{Expr, ExprConstant, ExprKind, Operator, UnaryOp};

/// Replaces the value of a pattern if it is such a number.
pub(super) fn fold(expr: &mut Expr<'_>) {
    let folded = match &mut expr.kind {
        ExprKind::UnaryOp(node) if node.op == UnaryOp::USub => number(node.operand).and_then(negative),
        ExprKind::UnaryOp(node) if node.op == UnaryOp::UAdd => number(node.operand),
        ExprKind::BinOp(node) if matches!(node.op, Operator::Add | Operator::Sub) => {
            fold(node.left);
            match (number(node.left), number(node.right)) {
                (Some(left), Some(right)) => complex(left, node.op, right),
                _ => None,
            }
        }
        _ => None,
    };
    if let Some(value) = folded {
        expr.kind = ExprKind::Constant(ExprConstant { value, is_u: false });
    }
}

fn number<'a>(expr: &Expr<'a>) -> Option<Literal<'a>> {
    match expr.kind {
        ExprKind::Constant(ExprConstant { value, .. }) => Some(value),
        _ => None,
    }
}

/// A number's negative, where that takes no arithmetic on large ones.
pub(super) fn negative(value: Literal<'_>) -> Option<Literal<'_>> {
    Some(match value {
        Literal::Int(value) => Literal::Int(value.checked_neg()?),
        // 2 ** 63 is the one that fits when it is negative.
        Literal::BigInt { negative: false, digits: [0, 0x8000_0000] } => Literal::Int(i64::MIN),
        Literal::BigInt { negative, digits } => Literal::BigInt { negative: !negative, digits },
        Literal::Float(value) => Literal::Float(-value),
        Literal::Complex { real, imag } => Literal::Complex { real: -real, imag: -imag },
        _ => return None,
    })
}

/// A real number and an imaginary one together; a real operand leaves the other's imaginary part alone.
fn complex<'a>(left: Literal<'a>, op: Operator, right: Literal<'a>) -> Option<Literal<'a>> {
    let Literal::Complex { real, imag } = right else { return None };
    let left = match left {
        Literal::Int(value) => value as f64,
        Literal::BigInt { negative, digits } => {
            let value = BigUint::from_slice(digits).to_f64().filter(|value| value.is_finite())?;
            if negative { -value } else { value }
        }
        Literal::Float(value) => value,
        _ => return None,
    };
    Some(match op {
        Operator::Add => Literal::Complex { real: left + real, imag },
        _ => Literal::Complex { real: left - real, imag: -imag },
    })
}
