//! A line of assembly text, cut into tokens.

use pybytecode_assembler::Text;

use super::error::Error;

/// A token of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name or keyword; dots, `<` and `>` inside names belong to them.
    Word(String),
    /// A number as it was written, its sign included.
    Number(String),
    Str(Text),
    Bytes(Vec<u8>),
    /// `( ) [ ] { } , : = / * ** # @` or an operator.
    Sign(&'static str),
    /// What follows `@` up to the end of the line.
    Location(String),
}

/// A token and the column where it starts, from 1.
#[derive(Debug, Clone)]
pub(super) struct Spanned {
    pub(super) token: Token,
    pub(super) column: usize,
}

/// Longest first.
const SIGNS: [&str; 42] = [
    "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
    "^=", "@=", "<=", ">=", "==", "!=", "[]", "(", ")", "[", "]", "{", "}", ",", ":", "=", "/", "*", "#",
    "+", "-", "<", ">", "%", "&", "|",
];

struct Lexer {
    line: usize,
    chars: Vec<char>,
    at: usize,
    tokens: Vec<Spanned>,
}

/// Cuts a line into tokens; comments begin with `;`.
pub(super) fn tokens(line: usize, text: &str) -> Result<Vec<Spanned>, Error> {
    let mut lexer = Lexer { line, chars: text.chars().collect(), at: 0, tokens: Vec::new() };
    while lexer.token()? {}
    Ok(lexer.tokens)
}

pub(super) fn is_word_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

pub(super) fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

/// Whether it is one of the digits behind `slice+`.
fn next_digit(c: char) -> bool {
    ('0'..='3').contains(&c)
}

impl Lexer {
    fn error(&self, column: usize, message: impl Into<String>) -> Error {
        Error { line: self.line, column, message: message.into(), help: None }
    }

    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.at < self.chars.len() && keep(self.chars[self.at]) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn token(&mut self) -> Result<bool, Error> {
        self.take_while(char::is_whitespace);
        if self.at >= self.chars.len() || self.peek(0) == ';' {
            return Ok(false);
        }
        let column = self.at + 1;
        let (c, next) = (self.peek(0), self.peek(1));
        let token = if c == 'b' && next == '"' {
            self.at += 1;
            Token::Bytes(self.quoted(column, true)?)
        } else if c == '"' {
            Token::Str(Text(self.quoted(column, false)?))
        } else if is_word_start(c) {
            let mut word = self.take_while(is_word_part);
            // The operations of slices in 2.7: `slice+0` to `slice+3`.
            if word.to_ascii_lowercase().ends_with("slice") && self.peek(0) == '+' && next_digit(self.peek(1))
            {
                word.extend(self.chars[self.at..self.at + 2].iter());
                self.at += 2;
            }
            Token::Word(word)
        } else if let Some(word) = self.angled() {
            Token::Word(word)
        } else if c.is_ascii_digit() || (matches!(c, '-' | '+') && next.is_ascii_digit()) {
            Token::Number(self.number())
        } else if c == '-' && self.chars[self.at..].starts_with(&['-', 'i', 'n', 'f']) {
            self.at += 4;
            Token::Number("-inf".to_owned())
        } else if c == '@' && self.chars.get(self.at + 1) != Some(&'=') && !self.is_last_sign() {
            self.at += 1;
            let text = self.take_while(|c| c != ';');
            Token::Location(text.trim().to_owned())
        } else {
            Token::Sign(self.sign(column)?)
        };
        self.tokens.push(Spanned { token, column });
        Ok(true)
    }

    /// Whether nothing follows: `@` is then the operator.
    fn is_last_sign(&self) -> bool {
        self.chars[self.at + 1..].iter().all(|c| c.is_whitespace() || *c == '@' || *c == ';')
            || self.peek(1) == ' '
    }

    /// `<module>`, `<lambda>.2`, `<locals>` and the like.
    fn angled(&mut self) -> Option<String> {
        if self.peek(0) != '<' || !is_word_start(self.peek(1)) {
            return None;
        }
        let close = self.chars[self.at + 1..].iter().position(|c| !is_word_part(*c))?;
        if self.chars[self.at + 1 + close] != '>' {
            return None;
        }
        let end = self.at + close + 2;
        let rest = self.chars[end..].iter().take_while(|c| is_word_part(**c)).count();
        let word = self.chars[self.at..end + rest].iter().collect();
        self.at = end + rest;
        Some(word)
    }

    fn number(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        loop {
            let c = self.peek(0);
            let before = self.chars[self.at - 1];
            let is_hex = self.chars[start..self.at].contains(&'x');
            let goes_on = c.is_ascii_alphanumeric()
                || c == '_'
                || c == '.'
                || (matches!(c, '+' | '-') && matches!(before, 'e' | 'E') && !is_hex);
            if self.at >= self.chars.len() || !goes_on {
                break;
            }
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn sign(&mut self, column: usize) -> Result<&'static str, Error> {
        if self.peek(0) == '@' && self.peek(1) != '=' {
            self.at += 1;
            return Ok("@");
        }
        if self.peek(0) == '^' && self.peek(1) != '=' {
            self.at += 1;
            return Ok("^");
        }
        let rest = &self.chars[self.at..];
        let found = SIGNS
            .iter()
            .find(|sign| sign.chars().zip(rest).all(|(a, b)| a == *b) && sign.len() <= rest.len());
        match found {
            Some(sign) => {
                self.at += sign.len();
                Ok(sign)
            }
            None => {
                let help = (self.peek(0) == '\'').then(|| "strings stand in double quotes".to_owned());
                let error = self.error(column, format!("unexpected character {:?}", self.peek(0)));
                Err(Error { help, ..error })
            }
        }
    }

    fn quoted(&mut self, column: usize, bytes: bool) -> Result<Vec<u8>, Error> {
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let Some(c) = self.chars.get(self.at).copied() else {
                return Err(self.error(column, "the string is not closed on its line"));
            };
            self.at += 1;
            match c {
                '"' => return Ok(out),
                '\\' => self.escape(bytes, &mut out)?,
                c if bytes && !c.is_ascii() => {
                    return Err(self.error(self.at, "bytes can only have ASCII characters; write \\xHH"));
                }
                c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }

    fn escape(&mut self, bytes: bool, out: &mut Vec<u8>) -> Result<(), Error> {
        let column = self.at;
        let c = self.peek(0);
        self.at += 1;
        let plain = match c {
            'n' => Some(b'\n'),
            'r' => Some(b'\r'),
            't' => Some(b'\t'),
            '0' => Some(0),
            '"' | '\\' => Some(c as u8),
            _ => None,
        };
        if let Some(byte) = plain {
            out.push(byte);
            return Ok(());
        }
        let digits = match c {
            'x' => 2,
            'u' if !bytes => 4,
            'U' if !bytes => 8,
            _ => {
                let message = format!(
                    "unknown escape \\{c}; there are \\n \\r \\t \\0 \\\\ \\\" \\xHH \\uHHHH \\UHHHHHHHH"
                );
                return Err(self.error(column, message));
            }
        };
        let hex: String = self.chars.iter().skip(self.at).take(digits).collect();
        self.at += hex.chars().count();
        let value = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == digits);
        let value =
            value.ok_or_else(|| self.error(column, format!("\\{c} needs {digits} hexadecimal digits")))?;
        if bytes {
            out.push(value as u8);
            return Ok(());
        }
        match char::from_u32(value) {
            Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            // A lone surrogate, in its three-byte form.
            None if (0xD800..0xE000).contains(&value) => {
                let byte = |shift: u32| 0x80 | (value >> shift & 0x3F) as u8;
                out.extend_from_slice(&[0xE0 | (value >> 12) as u8, byte(6), byte(0)]);
            }
            None => return Err(self.error(column, "there is no such character")),
        }
        Ok(())
    }
}
