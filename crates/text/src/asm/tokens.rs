//! The tokens of a line, taken one after the other, each by what is expected.

use pybytecode_assembler::{Const, Parameters, Text};

use super::constants::read_int;
use super::error::Error;
use super::lex::{Spanned, Token};

/// A line's tokens, read from the front.
pub(super) struct Tokens<'t> {
    pub(super) line: usize,
    pub(super) tokens: &'t [Spanned],
    pub(super) at: usize,
    /// The column behind the last token.
    pub(super) end: usize,
    /// How many constants there are around the one that is read.
    pub(super) depth: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn column(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |token| token.column)
    }

    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        Error { line: self.line, column: self.column(), message: message.into(), help: None }
    }

    pub(super) fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at).map(|token| &token.token)
    }

    pub(super) fn next(&mut self) -> Option<&'t Token> {
        let token = self.peek();
        self.at += 1;
        token
    }

    pub(super) fn take_sign(&mut self, sign: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Sign(there)) if *there == sign);
        self.at += usize::from(is_there);
        is_there
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Word(there)) if there == word);
        self.at += usize::from(is_there);
        is_there
    }

    pub(super) fn expect_sign(&mut self, sign: &str) -> Result<(), Error> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.error(format!("expected `{sign}`"))) }
    }

    pub(super) fn name(&mut self, what: &str) -> Result<Text, Error> {
        match self.peek() {
            Some(Token::Word(word)) => {
                self.at += 1;
                Ok(word.as_str().into())
            }
            Some(Token::Str(text)) => {
                self.at += 1;
                Ok(text.clone())
            }
            _ => Err(self.error(format!("expected {what}"))),
        }
    }

    pub(super) fn number(&mut self, what: &str) -> Result<i64, Error> {
        match self.peek() {
            Some(Token::Number(text)) => {
                let number = read_int(text).and_then(|constant| match constant {
                    Const::Int(value) => Some(value),
                    _ => None,
                });
                let number = number.ok_or_else(|| self.error(format!("{text} cannot be the {what}")))?;
                self.at += 1;
                Ok(number)
            }
            _ => Err(self.error(format!("expected a number, the {what}"))),
        }
    }

    pub(super) fn unsigned(&mut self, what: &str) -> Result<u32, Error> {
        let column = self.column();
        let number = self.number(what)?;
        let fits = u32::try_from(number).ok();
        fits.ok_or_else(|| Error { column, ..self.error(format!("{number} cannot be the {what}")) })
    }

    pub(super) fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        match self.peek() {
            Some(Token::Bytes(bytes)) => {
                self.at += 1;
                Ok(bytes.clone())
            }
            _ => Err(self.error("expected bytes such as b\"\\x00\"")),
        }
    }

    pub(super) fn end(&self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => {
                let help = Some("commas stand between operands, `;` begins a comment".to_owned());
                Err(Error { help, ..self.error("unexpected text behind what the line says") })
            }
        }
    }
}

/// What stands between the parentheses of a function.
pub(super) fn parameters(tokens: &mut Tokens<'_>) -> Result<Parameters, Error> {
    let mut parameters = Parameters::default();
    if !tokens.take_sign("(") {
        let help = Some("write `function f()` or `function f(a, b)`".to_owned());
        return Err(Error { help, ..tokens.error("expected `(` and the parameters") });
    }
    let mut by_name_only = false;
    while !tokens.take_sign(")") {
        if tokens.take_sign("/") {
            if by_name_only || !parameters.positional_only.is_empty() {
                return Err(tokens.error("`/` stands once, before `*`"));
            }
            parameters.positional_only = std::mem::take(&mut parameters.positional);
        } else if tokens.take_sign("**") {
            parameters.double_star = Some(tokens.name("a name")?);
        } else if tokens.take_sign("*") {
            by_name_only = true;
            if !matches!(tokens.peek(), Some(Token::Sign(_))) {
                parameters.star = Some(tokens.name("a name")?);
            }
        } else {
            let name = tokens.name("a parameter")?;
            let list = if by_name_only { &mut parameters.keyword_only } else { &mut parameters.positional };
            list.push(name);
        }
        if tokens.take_sign(",") {
            continue;
        }
        if !tokens.take_sign(")") {
            let is_default = matches!(tokens.peek(), Some(Token::Sign("=")));
            let help = is_default.then(|| "who makes the function gives it its defaults".to_owned());
            return Err(Error { help, ..tokens.error("expected `,` or `)`") });
        }
        break;
    }
    if let Some(twice) = parameters.twice() {
        return Err(tokens.error(format!("there are two parameters `{}`", twice.to_lossy())));
    }
    Ok(parameters)
}
