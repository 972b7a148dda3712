//! `'...' % (a, b)` as a formatted string, where that means the same (`optimize_format`).
//!
//! Only `%s`, `%r` and `%a` do, with a width and precision of at most two digits, and only if
//! there is a value for each of them.

use bumpalo::Bump;
use bumpalo::collections::Vec as ArenaVec;
use pybytecode_syntax::literal::{Literal, Text};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprConstant, ExprFormattedValue, ExprJoinedStr, ExprKind, Operator};

use super::take;

/// A number in a format has less digits than this.
const MAX_DIGITS: usize = 3;

/// A part of the format: text as it is, or a place for a value.
enum Piece<'a> {
    Text(Text<'a>),
    Value { conversion: u8, spec: String },
}

/// Replaces the expression if it is such a formatting.
pub(super) fn optimize<'a>(expr: &mut Expr<'a>, bump: &'a Bump) {
    let ExprKind::BinOp(node) = &mut expr.kind else { return };
    if node.op != Operator::Mod {
        return;
    }
    let ExprKind::Constant(ExprConstant { value: Literal::Str(format), .. }) = node.left.kind else { return };
    let ExprKind::Tuple(tuple) = &mut node.right.kind else { return };
    if tuple.elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred(_))) {
        return;
    }
    let Some(pieces) = parse(format, tuple.elts.len(), bump) else { return };
    let mut elts = tuple.elts.iter_mut();
    let mut values = ArenaVec::with_capacity_in(pieces.len(), bump);
    for piece in pieces {
        values.push(match piece {
            Piece::Text(text) => string(text),
            Piece::Value { conversion, spec } => {
                let Some(value) = elts.next().map(take) else { return };
                let format_spec =
                    (!spec.is_empty()).then(|| bump.alloc(string(bump.alloc_str(&spec).as_bytes())));
                Expr {
                    range: value.range,
                    kind: ExprKind::FormattedValue(ExprFormattedValue {
                        value: bump.alloc(value),
                        conversion: conversion.into(),
                        format_spec,
                    }),
                }
            }
        });
    }
    expr.kind = ExprKind::JoinedStr(ExprJoinedStr { values: values.into_bump_slice_mut() });
}

/// A string that stands nowhere in the source.
fn string(text: Text<'_>) -> Expr<'_> {
    let value = Literal::Str(text);
    Expr { range: Range::NOWHERE, kind: ExprKind::Constant(ExprConstant { value, is_u: false }) }
}

/// The pieces of a format for so many values; `None` if it is not that simple.
fn parse<'a>(format: Text<'a>, values: usize, bump: &'a Bump) -> Option<Vec<Piece<'a>>> {
    let mut pieces = Vec::new();
    let mut rest = format;
    let mut used = 0;
    loop {
        let (text, after) = split_text(rest, bump);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let Some(unit) = after.strip_prefix(b"%") else { break };
        if used == values {
            return None;
        }
        used += 1;
        let (piece, after) = parse_unit(unit)?;
        pieces.push(piece);
        rest = after;
    }
    (used == values).then_some(pieces)
}

/// The text before the next unit, its `%%` made `%`, and what follows (`parse_literal`).
fn split_text<'a>(format: Text<'a>, bump: &'a Bump) -> (Text<'a>, Text<'a>) {
    let mut end = 0;
    let mut has_percents = false;
    while end < format.len() {
        if format[end] != b'%' {
            end += 1;
        } else if format.get(end + 1) == Some(&b'%') {
            has_percents = true;
            end += 2;
        } else {
            break;
        }
    }
    let (text, rest) = format.split_at(end);
    if !has_percents {
        return (text, rest);
    }
    let mut single = ArenaVec::with_capacity_in(text.len(), bump);
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        single.push(*byte);
        if *byte == b'%' {
            bytes.next();
        }
    }
    (single.into_bump_slice(), rest)
}

/// What follows a `%` (`simple_format_arg_parse`, `parse_format`).
fn parse_unit(unit: &[u8]) -> Option<(Piece<'static>, &[u8])> {
    let flags = unit.iter().position(|byte| !b"-+ #0".contains(byte))?;
    let (flags, rest) = unit.split_at(flags);
    let (width, rest) = parse_number(rest)?;
    let (precision, rest) = match rest.strip_prefix(b".") {
        Some(rest) => {
            let (precision, rest) = parse_number(rest)?;
            (Some(precision.unwrap_or(0)), rest)
        }
        None => (None, rest),
    };
    let (conversion, rest) = rest.split_first()?;
    if !b"sra".contains(conversion) {
        return None;
    }
    let mut spec = String::new();
    if let Some(width) = width {
        // Unlike the operator, a format specification puts text to the left.
        if width > 0 && !flags.contains(&b'-') {
            spec.push('>');
        }
        spec += &width.to_string();
    }
    if let Some(precision) = precision {
        spec += &format!(".{precision}");
    }
    Some((Piece::Value { conversion: *conversion, spec }, rest))
}

/// A number and what follows it; `None` if it is too long.
fn parse_number(text: &[u8]) -> Option<(Option<u32>, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits >= MAX_DIGITS {
        return None;
    }
    let (number, rest) = text.split_at(digits);
    let value = number.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    Some(((digits > 0).then_some(value), rest))
}
