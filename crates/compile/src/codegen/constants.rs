//! The objects that literals stand for.

use pybytecode_code::ObjectId;
use pybytecode_syntax::literal::Literal;

use super::Compiler;
use crate::constants;

impl<'t, 'a> Compiler<'t, 'a> {
    /// The object of a literal.
    pub(crate) fn literal(&mut self, literal: &Literal<'a>) -> ObjectId {
        constants::object(self.objects, literal)
    }
}
