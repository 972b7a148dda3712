//! How deep ruff's parser will recurse, found out before it runs.
//!
//! Ruff's parser recurses without limit: on a stack that grows by some hundred bytes for each nested
//! construct, and for lambdas in the defaults of lambdas on the stack that it is called on. A small
//! source cannot nest enough to matter. A larger one is scanned: brackets and strings are told
//! apart as a tokenizer does, and the operators counted that can stand before each other.

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::range::Range;

/// Sources up to this size are not scanned.
const SMALL: usize = 256 * 1024;

/// How many brackets and f-strings may be open.
const MAX_OPEN: usize = 350;

/// How many operators may be before each other.
const MAX_OPERATORS: u32 = 250_000;

/// An upper bound of how many lambdas stand in the parameters of others.
///
/// # Errors
///
/// A source that nests too deep, or is too large for offsets of 32 bits.
pub(super) fn nested_lambdas(source: &str) -> Result<usize, SyntaxError> {
    if source.len() <= SMALL {
        return Ok(memchr::memmem::find_iter(source.as_bytes(), "lambda").count());
    }
    if source.len() >= u32::MAX as usize {
        return Err(refused(SyntaxErrorKind::OverflowError, "source is too large"));
    }
    let mut scan = Scan { bytes: source.as_bytes(), at: 0, open: Vec::new(), total: 0, lambdas: 0 };
    scan.open.push(Open::default());
    scan.run()?;
    Ok(scan.lambdas as usize)
}

fn refused(kind: SyntaxErrorKind, message: &str) -> SyntaxError {
    SyntaxError { kind, message: message.to_owned(), range: None }
}

/// What is open: the module, and all that needs an end.
#[derive(Debug, Default, Clone, Copy)]
struct Open {
    kind: Kind,
    /// Operators since the last comma or statement.
    operators: u32,
    /// Lambdas among them: a comma may separate their parameters.
    lambdas: u32,
}

#[derive(Debug, Default, Clone, Copy)]
enum Kind {
    #[default]
    Bracket,
    /// An f-string or t-string, between its fields.
    Text(Quote),
    /// A field of such a string.
    Field(Quote),
    /// The format specification of a field.
    Spec(Quote),
}

#[derive(Debug, Clone, Copy)]
struct Quote {
    byte: u8,
    is_triple: bool,
}

struct Scan<'s> {
    bytes: &'s [u8],
    at: usize,
    open: Vec<Open>,
    /// Operators of all that is open.
    total: u32,
    /// The most lambdas that were open together.
    lambdas: u32,
}

impl Scan<'_> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            if let Kind::Text(quote) | Kind::Spec(quote) = self.top().kind {
                self.text(quote)?;
                continue;
            }
            let start = self.at;
            self.at += 1;
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word(start)?,
                b'0'..=b'9' => self.skip_word(),
                b'\'' | b'"' => self.string(byte),
                b'#' => self.skip_line(),
                b'\\' => self.at += 1,
                b'(' | b'[' | b'{' => self.enter(Kind::Bracket)?,
                b')' | b']' | b'}' => self.leave(),
                b'+' | b'-' | b'~' | b'*' => self.operator()?,
                b':' => {
                    if let Kind::Field(quote) = self.top().kind {
                        self.enter(Kind::Spec(quote))?;
                    }
                }
                b',' if self.top().lambdas == 0 => self.forget(),
                b';' => self.forget(),
                b'\n' if self.open.len() == 1 => self.forget(),
                _ => {}
            }
        }
        Ok(())
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or_default()
    }

    fn enter(&mut self, kind: Kind) -> Result<(), SyntaxError> {
        if self.open.len() > MAX_OPEN {
            let at = self.at as u32 - 1;
            return Err(SyntaxError::new("too many nested parentheses", Range::new(at, at)));
        }
        self.open.push(Open { kind, ..Open::default() });
        Ok(())
    }

    fn leave(&mut self) {
        if self.open.len() > 1 {
            self.forget();
            self.open.pop();
        }
    }

    /// What came before in the same bracket holds nothing of what follows.
    fn forget(&mut self) {
        if let Some(top) = self.open.last_mut() {
            self.total -= top.operators;
            (top.operators, top.lambdas) = (0, 0);
        }
    }

    fn operator(&mut self) -> Result<(), SyntaxError> {
        self.total += 1;
        if let Some(top) = self.open.last_mut() {
            top.operators += 1;
        }
        if self.total > MAX_OPERATORS {
            let message = "maximum recursion depth exceeded during compilation";
            return Err(refused(SyntaxErrorKind::RecursionError, message));
        }
        Ok(())
    }

    fn word(&mut self, start: usize) -> Result<(), SyntaxError> {
        self.skip_word();
        let word = &self.bytes[start..self.at];
        match self.bytes.get(self.at) {
            Some(quote @ (b'\'' | b'"')) if word.len() <= 2 => {
                self.at += 1;
                if word.iter().any(|letter| b"fFtT".contains(letter)) {
                    let is_triple = self.bytes[self.at..].starts_with(&[*quote; 2]);
                    self.at += if is_triple { 2 } else { 0 };
                    return self.enter(Kind::Text(Quote { byte: *quote, is_triple }));
                }
                self.string(*quote);
            }
            _ if word == b"lambda" => {
                self.operator()?;
                if let Some(top) = self.open.last_mut() {
                    top.lambdas += 1;
                }
                self.lambdas = self.lambdas.max(self.open.iter().map(|open| open.lambdas).sum());
            }
            _ if matches!(word, b"not" | b"await" | b"else" | b"yield" | b"async") => self.operator()?,
            _ => {}
        }
        Ok(())
    }

    fn skip_word(&mut self) {
        let rest = &self.bytes[self.at..];
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
        self.at += rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len());
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    }

    /// Skips a string whose first quote is behind us.
    fn string(&mut self, byte: u8) {
        let is_triple = self.bytes[self.at..].starts_with(&[byte; 2]);
        self.at += if is_triple { 2 } else { 0 };
        let quote = Quote { byte, is_triple };
        while let Some(found) = self.bytes.get(self.at) {
            match found {
                b'\\' => self.at += 2,
                b'\n' if !is_triple => return,
                _ if self.closes(quote) => return,
                _ => self.at += 1,
            }
        }
    }

    /// Whether a string ends here; if so, behind its quotes.
    fn closes(&mut self, quote: Quote) -> bool {
        let len = if quote.is_triple { 3 } else { 1 };
        let closes = self.bytes[self.at..].starts_with(&[quote.byte; 3][..len]);
        self.at += if closes { len } else { 0 };
        closes
    }

    /// Skips text of an f-string up to a field or its end.
    fn text(&mut self, quote: Quote) -> Result<(), SyntaxError> {
        let is_spec = matches!(self.top().kind, Kind::Spec(_));
        while let Some(found) = self.bytes.get(self.at) {
            match found {
                b'\\' if !matches!(self.bytes.get(self.at + 1), Some(b'{' | b'}')) => self.at += 2,
                b'{' if !is_spec && self.bytes.get(self.at + 1) == Some(&b'{') => self.at += 2,
                b'{' => {
                    self.at += 1;
                    return self.enter(Kind::Field(quote));
                }
                b'}' if is_spec => {
                    self.at += 1;
                    self.leave();
                    break;
                }
                b'\n' if !quote.is_triple => break,
                _ if self.closes(quote) => break,
                _ => self.at += 1,
            }
        }
        self.leave();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{SMALL, nested_lambdas};
    use crate::error::SyntaxErrorKind;

    /// Behind as many comments as make the source large.
    fn scan(source: &str) -> Result<usize, SyntaxErrorKind> {
        let large = format!("{}\n{source}", "# '(\n".repeat(SMALL / 5));
        nested_lambdas(&large).map_err(|error| error.kind)
    }

    #[test]
    fn what_follows_each_other_is_not_nested() {
        assert_eq!(scan(&"x = -1, -2\n".repeat(200_000)), Ok(0));
        assert_eq!(scan(&format!("[{}]", "-1, ".repeat(300_000))), Ok(0));
        assert_eq!(scan(&"f(lambda x: -x, '''(''', f'{x:{y}}(', r'\\\\', \"\\\"(\")\n".repeat(1000)), Ok(1));
    }

    #[test]
    fn what_is_nested_is_refused() {
        assert_eq!(scan(&"-".repeat(300_000)), Err(SyntaxErrorKind::RecursionError));
        assert_eq!(scan(&"(".repeat(400)), Err(SyntaxErrorKind::SyntaxError));
        assert_eq!(scan(&"f'{".repeat(400)), Err(SyntaxErrorKind::SyntaxError));
        assert_eq!(scan(&format!("f'{}'", "{x:".repeat(400))), Err(SyntaxErrorKind::SyntaxError));
        assert_eq!(scan(&"lambda a, b=".repeat(1000)), Ok(1000));
    }
}
