//! Expressions back to text, for annotations under `from __future__ import annotations`
//! (`ast_unparse.c`).
//!
//! The text is normalised: CPython's spaces and quotes, parentheses only where needed. The walk
//! is as deep as that of the symbol table was before it, which bounds it.

mod arguments;
mod strings;

use pybytecode_code::Printable;
use pybytecode_code::repr;
use pybytecode_opcode::facts::{NamedExprText, UnicodePrefixText};
use pybytecode_opcode::{InfinityText, Target};
use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::names::{Interner, Name};
use pybytecode_syntax::tree::{
    BoolOp, CmpOp, Comprehension, Expr, ExprAttribute, ExprBinOp, ExprBoolOp, ExprCall, ExprCompare,
    ExprConstant, ExprDict, ExprIfExp, ExprKind, ExprList, ExprNamedExpr, ExprSlice, ExprUnaryOp, Operator,
    UnaryOp,
};

use crate::Result;
use crate::recursion::{Depth, grow};

/// The text of an expression as the target writes it, with lone surrogates in their three-byte form.
pub(crate) fn unparse(expr: &Expr, names: &Interner, target: &Target) -> Result<Vec<u8>> {
    let mut unparser = Unparser {
        names,
        named_expr: target.named_expr_text,
        unicode_prefix: target.unicode_prefix_text,
        printable: Printable::of(target.release.version),
        infinity: target.infinity_text,
        out: Vec::new(),
        depth: Depth::default(),
    };
    unparser.expr(expr, Level::Test)?;
    Ok(unparser.out)
}

/// How tightly an expression binds, loosest first (`PR_TUPLE` and so on).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Cmp,
    Bor,
    Bxor,
    Band,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// What stands beside an operator of this level and must bind tighter.
    const fn tighter(self) -> Level {
        match self {
            Level::Tuple => Level::Test,
            Level::Test => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Not,
            Level::Not => Level::Cmp,
            Level::Cmp => Level::Bor,
            Level::Bor => Level::Bxor,
            Level::Bxor => Level::Band,
            Level::Band => Level::Shift,
            Level::Shift => Level::Arith,
            Level::Arith => Level::Term,
            Level::Term => Level::Factor,
            Level::Factor => Level::Power,
            Level::Power => Level::Await,
            Level::Await | Level::Atom => Level::Atom,
        }
    }
}

struct Unparser<'n, 'a> {
    names: &'n Interner<'a>,
    printable: Printable,
    infinity: InfinityText,
    named_expr: NamedExprText,
    unicode_prefix: UnicodePrefixText,
    out: Vec<u8>,
    depth: Depth,
}

impl Unparser<'_, '_> {
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn name(&mut self, name: Name) {
        self.text(self.names.text(name));
    }

    /// Writes between parentheses if `needed`.
    fn parenthesized(&mut self, needed: bool, write: impl FnOnce(&mut Self) -> Result) -> Result {
        if needed {
            self.text("(");
        }
        write(self)?;
        if needed {
            self.text(")");
        }
        Ok(())
    }

    /// Writes items with commas between them.
    fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> Result,
    ) -> Result {
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            write(self, item)?;
        }
        Ok(())
    }

    fn expr(&mut self, expr: &Expr, level: Level) -> Result {
        self.depth.enter()?;
        if self.depth.is_checked() {
            grow(|| self.expression(expr, level))?;
        } else {
            self.expression(expr, level)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn expression(&mut self, expr: &Expr, level: Level) -> Result {
        match &expr.kind {
            ExprKind::BoolOp(node) => self.bool_op(node, level),
            ExprKind::NamedExpr(node) => self.named_expr(node, level),
            ExprKind::BinOp(node) => self.bin_op(node, level),
            ExprKind::UnaryOp(node) => self.unary_op(node, level),
            ExprKind::Lambda(node) => self.lambda(node, level),
            ExprKind::IfExp(node) => self.if_exp(node, level),
            ExprKind::Dict(node) => self.dict(node),
            ExprKind::Set(node) => {
                self.text("{");
                self.list(&*node.elts, |u, item| u.expr(item, Level::Test))?;
                self.text("}");
                Ok(())
            }
            ExprKind::ListComp(node) => self.comprehension("[", node.elt, None, node.generators, "]"),
            ExprKind::SetComp(node) => self.comprehension("{", node.elt, None, node.generators, "}"),
            ExprKind::GeneratorExp(node) => self.comprehension("(", node.elt, None, node.generators, ")"),
            ExprKind::DictComp(node) => {
                let open = if node.value.is_some() { "{" } else { "{**" };
                self.comprehension(open, node.key, node.value.as_deref(), node.generators, "}")
            }
            ExprKind::Await(node) => self.parenthesized(level > Level::Await, |u| {
                u.text("await ");
                u.expr(node.value, Level::Atom)
            }),
            ExprKind::Yield(node) => match &node.value {
                Some(value) => self.keyword_in_parentheses("(yield ", value),
                None => {
                    self.text("(yield)");
                    Ok(())
                }
            },
            ExprKind::YieldFrom(node) => self.keyword_in_parentheses("(yield from ", node.value),
            ExprKind::Compare(node) => self.compare(node, level),
            ExprKind::Call(node) => self.call(node),
            ExprKind::Constant(node) => self.constant(node),
            ExprKind::JoinedStr(node) => self.joined_str(node.values, false),
            ExprKind::TemplateStr(node) => self.template_str(node.values),
            ExprKind::FormattedValue(node) => self.formatted_value(node),
            ExprKind::Interpolation(node) => self.interpolation(node),
            ExprKind::Attribute(node) => self.attribute(node),
            ExprKind::Subscript(node) => {
                self.expr(node.value, Level::Atom)?;
                self.text("[");
                self.expr(node.slice, Level::Tuple)?;
                self.text("]");
                Ok(())
            }
            ExprKind::Starred(node) => {
                self.text("*");
                self.expr(node.value, Level::Bor)
            }
            ExprKind::Name(node) => {
                self.name(node.id);
                Ok(())
            }
            ExprKind::List(node) => {
                self.text("[");
                self.list(&*node.elts, |u, item| u.expr(item, Level::Test))?;
                self.text("]");
                Ok(())
            }
            ExprKind::Tuple(node) => self.tuple(node, level),
            ExprKind::Slice(node) => self.slice(node),
        }
    }

    fn bool_op(&mut self, node: &ExprBoolOp, level: Level) -> Result {
        let (operator, own) = match node.op {
            BoolOp::And => (" and ", Level::And),
            BoolOp::Or => (" or ", Level::Or),
        };
        self.parenthesized(level > own, |u| {
            for (at, value) in node.values.iter().enumerate() {
                if at > 0 {
                    u.text(operator);
                }
                u.expr(value, own.tighter())?;
            }
            Ok(())
        })
    }

    fn named_expr(&mut self, node: &ExprNamedExpr, level: Level) -> Result {
        self.parenthesized(level > Level::Tuple, |u| {
            u.expr(node.target, Level::Atom)?;
            u.text(match u.named_expr {
                NamedExprText::Tight => ":=",
                NamedExprText::Spaced => " := ",
            });
            u.expr(node.value, Level::Atom)
        })
    }

    fn bin_op(&mut self, node: &ExprBinOp, level: Level) -> Result {
        let (operator, own) = match node.op {
            Operator::Add => (" + ", Level::Arith),
            Operator::Sub => (" - ", Level::Arith),
            Operator::Mult => (" * ", Level::Term),
            Operator::MatMult => (" @ ", Level::Term),
            Operator::Div => (" / ", Level::Term),
            Operator::Mod => (" % ", Level::Term),
            Operator::LShift => (" << ", Level::Shift),
            Operator::RShift => (" >> ", Level::Shift),
            Operator::BitOr => (" | ", Level::Bor),
            Operator::BitXor => (" ^ ", Level::Bxor),
            Operator::BitAnd => (" & ", Level::Band),
            Operator::FloorDiv => (" // ", Level::Term),
            Operator::Pow => (" ** ", Level::Power),
        };
        // Powers group from the right.
        let (left, right) = match node.op {
            Operator::Pow => (own.tighter(), own),
            _ => (own, own.tighter()),
        };
        self.parenthesized(level > own, |u| {
            u.expr(node.left, left)?;
            u.text(operator);
            u.expr(node.right, right)
        })
    }

    fn unary_op(&mut self, node: &ExprUnaryOp, level: Level) -> Result {
        let (operator, own) = match node.op {
            UnaryOp::Invert => ("~", Level::Factor),
            UnaryOp::Not => ("not ", Level::Not),
            UnaryOp::UAdd => ("+", Level::Factor),
            UnaryOp::USub => ("-", Level::Factor),
        };
        self.parenthesized(level > own, |u| {
            u.text(operator);
            u.expr(node.operand, own)
        })
    }

    fn if_exp(&mut self, node: &ExprIfExp, level: Level) -> Result {
        self.parenthesized(level > Level::Test, |u| {
            u.expr(node.body, Level::Test.tighter())?;
            u.text(" if ");
            u.expr(node.test, Level::Test.tighter())?;
            u.text(" else ");
            u.expr(node.orelse, Level::Test)
        })
    }

    fn dict(&mut self, node: &ExprDict) -> Result {
        self.text("{");
        self.list(node.keys.iter().zip(node.values.iter()), |u, (key, value)| match key {
            Some(key) => {
                u.expr(key, Level::Test)?;
                u.text(": ");
                u.expr(value, Level::Test)
            }
            None => {
                u.text("**");
                u.expr(value, Level::Bor)
            }
        })?;
        self.text("}");
        Ok(())
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
        close: &str,
    ) -> Result {
        self.text(open);
        self.expr(element, Level::Test)?;
        if let Some(value) = value {
            self.text(": ");
            self.expr(value, Level::Test)?;
        }
        for generator in generators {
            self.text(if generator.is_async { " async for " } else { " for " });
            self.expr(generator.target, Level::Tuple)?;
            self.text(" in ");
            self.expr(generator.iter, Level::Test.tighter())?;
            for condition in generator.ifs.iter() {
                self.text(" if ");
                self.expr(condition, Level::Test.tighter())?;
            }
        }
        self.text(close);
        Ok(())
    }

    fn keyword_in_parentheses(&mut self, open: &str, value: &Expr) -> Result {
        self.text(open);
        self.expr(value, Level::Test)?;
        self.text(")");
        Ok(())
    }

    fn compare(&mut self, node: &ExprCompare, level: Level) -> Result {
        self.parenthesized(level > Level::Cmp, |u| {
            u.expr(node.left, Level::Cmp.tighter())?;
            for (op, comparator) in node.ops.iter().zip(node.comparators.iter()) {
                u.text(match op {
                    CmpOp::Eq => " == ",
                    CmpOp::NotEq => " != ",
                    CmpOp::Lt => " < ",
                    CmpOp::LtE => " <= ",
                    CmpOp::Gt => " > ",
                    CmpOp::GtE => " >= ",
                    CmpOp::Is => " is ",
                    CmpOp::IsNot => " is not ",
                    CmpOp::In => " in ",
                    CmpOp::NotIn => " not in ",
                });
                u.expr(comparator, Level::Cmp.tighter())?;
            }
            Ok(())
        })
    }

    fn call(&mut self, node: &ExprCall) -> Result {
        self.expr(node.func, Level::Atom)?;
        if let ([argument], []) = (&*node.args, &*node.keywords)
            && matches!(argument.kind, ExprKind::GeneratorExp(_))
        {
            // Its own parentheses are the call's.
            return self.expr(argument, Level::Test);
        }
        self.text("(");
        self.list(&*node.args, |u, argument| u.expr(argument, Level::Test))?;
        for (at, keyword) in node.keywords.iter().enumerate() {
            if at > 0 || !node.args.is_empty() {
                self.text(", ");
            }
            match keyword.arg {
                Some(name) => {
                    self.name(name);
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expr(keyword.value, Level::Test)?;
        }
        self.text(")");
        Ok(())
    }

    fn constant(&mut self, node: &ExprConstant) -> Result {
        if node.is_u && self.unicode_prefix == UnicodePrefixText::Kept {
            self.text("u");
        }
        self.literal(&node.value)
    }

    fn literal(&mut self, literal: &Literal) -> Result {
        match *literal {
            Literal::None => self.text("None"),
            Literal::True => self.text("True"),
            Literal::False => self.text("False"),
            Literal::Ellipsis => self.text("..."),
            Literal::Int(value) => self.text(&value.to_string()),
            Literal::BigInt { negative, digits } => self.big_int(negative, digits)?,
            Literal::Float(value) => self.number(|out| repr::float(value, out)),
            Literal::Complex { real, imag } => self.number(|out| repr::complex(real, imag, out)),
            Literal::Str(text) => repr::str(text, self.printable, &mut self.out),
            Literal::Bytes(value) => repr::bytes(value, &mut self.out),
            Literal::Tuple(items) => {
                self.text("(");
                self.list(items, Self::element_of_constant)?;
                self.text(if items.len() == 1 { ",)" } else { ")" });
            }
            Literal::FrozenSet(items) => {
                self.text("frozenset({");
                self.list(items, Self::element_of_constant)?;
                self.text("})");
            }
        }
        Ok(())
    }

    /// What stands in a folded display is written by `repr`, not as an expression.
    fn element_of_constant(&mut self, literal: &Literal) -> Result {
        match literal {
            Literal::Ellipsis => self.text("Ellipsis"),
            _ => self.literal(literal)?,
        }
        Ok(())
    }

    /// Appends a number, and what stands for infinity in it.
    fn number(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.out.len();
        write(&mut self.out);
        if self.infinity == InfinityText::Name {
            return;
        }
        while let Some(at) = memchr::memmem::find(&self.out[start..], b"inf") {
            self.out.splice(start + at..start + at + 3, *b"1e309");
        }
    }

    /// An integer in decimal, if it is not longer than `sys.get_int_max_str_digits()` allows.
    fn big_int(&mut self, negative: bool, digits: &[u32]) -> Result {
        const MOST_DIGITS: usize = 4300;
        // Conversion takes quadratic time: what is far beyond is not tried.
        let short = digits.len() <= MOST_DIGITS / 9 + 1;
        let text = short.then(|| num_bigint::BigUint::from_slice(digits).to_string());
        match text.filter(|text| text.len() <= MOST_DIGITS) {
            Some(text) => {
                self.text(if negative { "-" } else { "" });
                self.text(&text);
                Ok(())
            }
            None => Err(SyntaxError::placeless(
                SyntaxErrorKind::ValueError,
                format!(
                    "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit"
                ),
            )
            .into()),
        }
    }

    fn attribute(&mut self, node: &ExprAttribute) -> Result {
        self.expr(node.value, Level::Atom)?;
        // `1.real` would be a float and a name.
        let integer = matches!(
            &node.value.kind,
            ExprKind::Constant(ExprConstant { value: Literal::Int(_) | Literal::BigInt { .. }, .. })
        );
        self.text(if integer { " ." } else { "." });
        self.name(node.attr);
        Ok(())
    }

    fn tuple(&mut self, node: &ExprList, level: Level) -> Result {
        if node.elts.is_empty() {
            self.text("()");
            return Ok(());
        }
        self.parenthesized(level > Level::Tuple, |u| {
            u.list(&*node.elts, |u, item| u.expr(item, Level::Test))?;
            if node.elts.len() == 1 {
                u.text(",");
            }
            Ok(())
        })
    }

    fn slice(&mut self, node: &ExprSlice) -> Result {
        if let Some(lower) = &node.lower {
            self.expr(lower, Level::Test)?;
        }
        self.text(":");
        if let Some(upper) = &node.upper {
            self.expr(upper, Level::Test)?;
        }
        if let Some(step) = &node.step {
            self.text(":");
            self.expr(step, Level::Test)?;
        }
        Ok(())
    }
}
