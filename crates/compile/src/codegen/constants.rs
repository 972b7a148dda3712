//! The objects that literals stand for.

use pybytecode_code::{ObjectId, Objects};
use pybytecode_syntax::literal::Literal;

use super::Compiler;

impl<'t, 'a> Compiler<'t, 'a> {
    /// The object of a literal.
    pub(crate) fn literal(&mut self, literal: &Literal<'a>) -> ObjectId {
        match *literal {
            Literal::None => Objects::NONE,
            Literal::True => Objects::TRUE,
            Literal::False => Objects::FALSE,
            Literal::Ellipsis => Objects::ELLIPSIS,
            Literal::Int(value) => self.objects.int(value),
            Literal::BigInt { negative, digits } => self.objects.big_int(negative, digits),
            Literal::Float(value) => self.objects.float(value),
            Literal::Complex { real, imag } => self.objects.complex(real, imag),
            Literal::Str(text) => self.objects.str(text),
            Literal::Bytes(value) => self.objects.bytes(value),
        }
    }
}
