//! Mapping patterns (`codegen_pattern_mapping`).

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::FromPrimitive;
use pybytecode_code::repr::Repr;
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprKind, PatternMatchMapping};
use rustc_hash::FxHashSet;

use super::Compiler;
use super::pattern::PatternContext;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn pattern_mapping(
        &mut self,
        range: Range,
        node: &'t PatternMatchMapping<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let size = node.keys.len() as u32;
        let loc = self.location(range);
        context.on_top += 1;
        let fail = self.fail_label(context);
        self.emit().match_mapping(fail, loc);
        if size == 0 && node.rest.is_none() {
            // `{}` takes every mapping.
            context.on_top -= 1;
            self.emit().pop_top(loc);
            return Ok(());
        }
        if size > 0 {
            let length = self.objects.int(i64::from(size));
            self.emit().match_length(length, true, fail, loc);
        }
        self.check_mapping_keys(range, node.keys)?;
        self.visit_exprs(node.keys)?;
        self.emit().build_tuple(size, loc);
        self.emit().match_keys(loc);
        // The tuple of keys and that of their values lie above the subject.
        context.on_top += 2;
        let fail = self.fail_label(context);
        self.emit().match_not_none(fail, loc);

        self.emit().unpack_sequence(size, loc);
        context.on_top += size;
        context.on_top -= 1;
        for pattern in node.patterns.iter() {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        // What follows takes the tuple of keys and the subject.
        context.on_top -= 2;
        let loc = self.place_or(loc);
        if node.rest.is_some() {
            self.emit().match_rest(size, loc);
            self.pattern_store(range, node.rest, context)
        } else {
            self.emit().pop_top(loc);
            self.emit().pop_top(loc);
            Ok(())
        }
    }

    /// Refuses keys that are not of the right kind, or equal as far as can be told here
    /// (`codegen_pattern_mapping_key`).
    pub(super) fn check_mapping_keys(&mut self, range: Range, keys: &'t [Expr<'a>]) -> Result {
        let mut seen = FxHashSet::default();
        for key in keys {
            match &key.kind {
                ExprKind::Constant(node) => {
                    let constant = self.literal(&node.value);
                    if !seen.insert(Key::new(self.objects, constant)) {
                        let mut message = b"mapping pattern checks duplicate key (".to_vec();
                        Repr::new(self.objects, self.target.release.version, &|_| 0)
                            .write(constant, &mut message);
                        message.push(b')');
                        let message = String::from_utf8_lossy(&message);
                        return Err(SyntaxError::new(message, range).into());
                    }
                }
                ExprKind::Attribute(_) => {}
                _ => {
                    let message = "mapping pattern keys may only match literals and attribute lookups";
                    return Err(SyntaxError::new(message, range).into());
                }
            }
        }
        Ok(())
    }
}

/// A constant as a key of a dictionary: numbers of whatever kind are equal when their values are.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    /// Real and imaginary part.
    Number(Number, Number),
    Other(ObjectId),
}

/// A real number.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Number {
    Whole(BigInt),
    /// The bits of a float that is not whole.
    Float(u64),
}

impl Key {
    fn new(objects: &Objects, constant: ObjectId) -> Self {
        let whole = |value| Key::Number(Number::Whole(value), Number::from(0.0));
        match objects.get(constant) {
            Object::False => whole(BigInt::from(0)),
            Object::True => whole(BigInt::from(1)),
            Object::Int(value) => whole(BigInt::from(value)),
            Object::BigInt(value) => {
                let sign = if value.negative { Sign::Minus } else { Sign::Plus };
                whole(BigInt::from_biguint(sign, BigUint::from_slice(value.digits)))
            }
            Object::Float(value) => Key::Number(Number::from(value), Number::from(0.0)),
            Object::Complex { real, imag } => Key::Number(Number::from(real), Number::from(imag)),
            _ => Key::Other(constant),
        }
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        let whole = if value.fract() == 0.0 { BigInt::from_f64(value) } else { None };
        whole.map_or(Number::Float(value.to_bits()), Number::Whole)
    }
}
