//! Numbers (`Parser/pegen.c`, `_PyPegen_number_token`).

use super::{Parse, Parser};
use crate::error::SyntaxErrorKind;
use crate::lexer::Kind;
use crate::literal::{Literal, number};
use crate::tree::*;

/// Decimal digits that fit an `i64` whatever they are.
const FEW_DIGITS: usize = 18;

impl<'a> Parser<'a> {
    pub(super) fn number(&mut self) -> Parse<Expr<'a>> {
        let text = self.lexer.text();
        let value = match self.kind() {
            Kind::Int => match small(text.as_bytes()) {
                Some(value) => Literal::Int(value),
                None => match number::integer(self.bump, text) {
                    Ok(value) => value,
                    Err(long) => {
                        let message = long.message(self.grammar);
                        return self.refuse_as(SyntaxErrorKind::SyntaxError, message);
                    }
                },
            },
            _ => number::float(text),
        };
        Ok(self.constant(value))
    }
}

/// The value of a short decimal integer.
#[inline]
fn small(text: &[u8]) -> Option<i64> {
    if text.len() > FEW_DIGITS {
        return None;
    }
    text.iter()
        .try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i64::from(digit - b'0')))
}
