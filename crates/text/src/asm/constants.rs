//! Constants that stand in a text.

use pybytecode_assembler::Const;
use pybytecode_marshal::MAX_DEPTH;

use super::error::{Error, nearest};
use super::frame::Frame;
use super::lex::Token;
use super::tokens::Tokens;

impl Frame {
    pub(super) fn constant(&self, tokens: &mut Tokens<'_>) -> Result<Const, Error> {
        if tokens.depth >= MAX_DEPTH {
            return Err(tokens.error(format!("at most {MAX_DEPTH} constants are inside each other")));
        }
        tokens.depth += 1;
        let constant = stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            let at = tokens.at;
            match tokens.next() {
                Some(Token::Number(text)) => {
                    number(text).ok_or_else(|| tokens.error(format!("`{text}` is no number")))
                }
                Some(Token::Str(text)) => Ok(Const::Str(text.clone())),
                Some(Token::Bytes(bytes)) => Ok(Const::Bytes(bytes.clone())),
                Some(Token::Sign("...")) => Ok(Const::Ellipsis),
                Some(Token::Sign("(")) => Ok(Const::Tuple(self.items(tokens, ")")?)),
                Some(Token::Sign("[")) => Ok(Const::List(self.items(tokens, "]")?)),
                Some(Token::Sign("[]")) => Ok(Const::List(Vec::new())),
                Some(Token::Sign("{")) => Ok(Const::Dict(self.pairs(tokens)?)),
                Some(Token::Word(word)) => self.word_constant(word, tokens),
                _ => {
                    tokens.at = at;
                    Err(tokens.error("expected a constant"))
                }
            }
        });
        tokens.depth -= 1;
        constant
    }

    pub(super) fn word_constant(&self, word: &str, tokens: &mut Tokens<'_>) -> Result<Const, Error> {
        let opened = |tokens: &mut Tokens<'_>| tokens.expect_sign("(");
        Ok(match word {
            "None" => Const::None,
            "True" => Const::True,
            "False" => Const::False,
            "StopIteration" => Const::StopIteration,
            "null" => Const::Null,
            "inf" => Const::Float(f64::INFINITY),
            "nan" => {
                opened(tokens)?;
                let Some(Token::Number(text)) = tokens.next() else {
                    return Err(tokens.error("expected the bits of a NaN"));
                };
                let bits = text.strip_prefix("0x").and_then(|hex| u64::from_str_radix(hex, 16).ok());
                let bits = bits.ok_or_else(|| tokens.error("expected the bits of a NaN"))?;
                tokens.expect_sign(")")?;
                Const::Float(f64::from_bits(bits))
            }
            "complex" => {
                opened(tokens)?;
                let real = self.constant(tokens)?;
                tokens.expect_sign(",")?;
                let imag = self.constant(tokens)?;
                tokens.expect_sign(")")?;
                match (as_float(&real), as_float(&imag)) {
                    (Some(real), Some(imag)) => Const::Complex { real, imag },
                    _ => return Err(tokens.error("a complex number has two numbers")),
                }
            }
            "set" => {
                opened(tokens)?;
                Const::Set(self.items(tokens, ")")?)
            }
            "frozenset" => {
                opened(tokens)?;
                Const::FrozenSet(self.items(tokens, ")")?)
            }
            "frozendict" => {
                opened(tokens)?;
                tokens.expect_sign("{")?;
                let pairs = self.pairs(tokens)?;
                tokens.expect_sign(")")?;
                Const::FrozenDict(pairs)
            }
            "slice" => {
                opened(tokens)?;
                let parts: Result<Box<[Const; 3]>, _> =
                    self.items(tokens, ")")?.into_boxed_slice().try_into();
                Const::Slice(parts.map_err(|_| tokens.error("a slice has three parts"))?)
            }
            "code" => {
                let name = tokens.name("the name of a code object")?.to_lossy();
                match self.nested.get(&name) {
                    Some(code) => Const::Code(Box::new(code.clone())),
                    None => {
                        tokens.at -= 1;
                        let help = nearest(&name, self.nested.keys().map(String::as_str));
                        let help = help.map(|near| format!("did you mean `{near}`?"));
                        let message = format!("there is no code object `{name}` before this line");
                        return Err(Error { help, ..tokens.error(message) });
                    }
                }
            }
            _ => {
                tokens.at -= 1;
                let known = ["None", "True", "False", "code", "frozenset", "complex", "slice", "inf"];
                let help = match nearest(word, known.into_iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("a string stands in quotes: \"{word}\""),
                };
                return Err(Error { help: Some(help), ..tokens.error(format!("`{word}` is no constant")) });
            }
        })
    }

    pub(super) fn items(&self, tokens: &mut Tokens<'_>, close: &str) -> Result<Vec<Const>, Error> {
        let mut items = Vec::new();
        while !tokens.take_sign(close) {
            items.push(self.constant(tokens)?);
            if !tokens.take_sign(",") {
                tokens.expect_sign(close)?;
                break;
            }
        }
        Ok(items)
    }

    pub(super) fn pairs(&self, tokens: &mut Tokens<'_>) -> Result<Vec<(Const, Const)>, Error> {
        let mut pairs = Vec::new();
        while !tokens.take_sign("}") {
            let key = self.constant(tokens)?;
            tokens.expect_sign(":")?;
            pairs.push((key, self.constant(tokens)?));
            if !tokens.take_sign(",") {
                tokens.expect_sign("}")?;
                break;
            }
        }
        Ok(pairs)
    }
}

/// An integer, in decimal or hexadecimal, of any size.
pub(super) fn read_int(text: &str) -> Option<Const> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let clean = digits.replace('_', "");
    // A `long` of 2.7.
    let is_long = clean.ends_with(['L', 'l']);
    let clean = clean.trim_end_matches(['L', 'l']).to_owned();
    let (radix, clean) = match clean.strip_prefix("0x") {
        Some(hex) => (16, hex.to_owned()),
        None => (10, clean),
    };
    if clean.is_empty() || clean.len() > 1_000_000 {
        return None;
    }
    let mut value: Vec<u32> = Vec::new();
    for c in clean.chars() {
        let mut carry = u64::from(c.to_digit(radix)?);
        for digit in &mut value {
            let wide = u64::from(*digit) * u64::from(radix) + carry;
            *digit = wide as u32;
            carry = wide >> 32;
        }
        if carry > 0 {
            value.push(carry as u32);
        }
    }
    match small(negative, &value) {
        Some(small) if !is_long => Some(Const::Int(small)),
        _ => Some(Const::BigInt { negative, digits: value }),
    }
}

/// The integer of these digits if it fits into 64 bits.
pub(super) fn small(negative: bool, digits: &[u32]) -> Option<i64> {
    if digits.len() > 2 {
        return None;
    }
    let magnitude = digits.iter().rev().fold(0i128, |n, digit| n << 32 | i128::from(*digit));
    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
}

pub(super) fn as_float(constant: &Const) -> Option<f64> {
    match constant {
        Const::Float(value) => Some(*value),
        Const::Int(value) => Some(*value as f64),
        _ => None,
    }
}

/// A number: an integer, a float, or an imaginary number.
pub(super) fn number(text: &str) -> Option<Const> {
    if let Some(integer) = read_int(text) {
        return Some(integer);
    }
    let clean = text.replace('_', "");
    if let Some(imaginary) = clean.strip_suffix(['j', 'J']) {
        return Some(Const::Complex { real: 0.0, imag: imaginary.parse().ok()? });
    }
    if clean == "-inf" {
        return Some(Const::Float(f64::NEG_INFINITY));
    }
    clean.parse().ok().map(Const::Float)
}
