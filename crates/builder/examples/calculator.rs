//! A calculator's language: numbers, names, operators, functions. One statement a line:
//!
//! ```text
//! x = 2 + 3 * 4
//! square(n) = n * n
//! square(x) - 1
//! ```
//!
//! A line that is an expression prints its value; Python's builtins can be called. Errors at run time show the line
//! of this source, with carets below what failed.
//!
//! `cargo run -p pybytecode-builder --example calculator -- FILE.calc FILE.pyc [VERSION]`

use pybytecode_builder::{Block, Expr, Operator, Parameters, Program, Span};

/// What is wrong with a source, and where.
#[derive(Debug)]
pub struct Error {
    /// What is wrong.
    pub message: String,
    /// From 1.
    pub line: usize,
}

type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64, bool),
    Name(String),
    Sign(char),
    End,
}

struct Parser<'p> {
    /// The tokens of the line, each with its place.
    tokens: Vec<(Token, Span)>,
    at: usize,
    line: usize,
    source: &'p str,
}

/// Compiles a source to a program.
pub fn compile(filename: &str, source: &str) -> Result<Program> {
    let mut program = Program::new(filename, source);
    let mut start = 0;
    for (index, text) in source.split('\n').enumerate() {
        let tokens = tokens(text, start, index + 1)?;
        start += text.len() + 1;
        if tokens.len() > 1 {
            let mut parser = Parser { tokens, at: 0, line: index + 1, source };
            parser.statement(&mut program.body)?;
        }
    }
    Ok(program)
}

fn tokens(text: &str, start: usize, line: usize) -> Result<Vec<(Token, Span)>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let from = at;
        let take = |at: &mut usize, keep: &dyn Fn(u8) -> bool| {
            while *at < bytes.len() && keep(bytes[*at]) {
                *at += 1;
            }
        };
        let token = match bytes[at] {
            b' ' | b'\t' | b'\r' => {
                at += 1;
                continue;
            }
            b'#' => break,
            b'0'..=b'9' => {
                take(&mut at, &|b| b.is_ascii_digit() || b == b'.');
                let written = &text[from..at];
                let value = written
                    .parse()
                    .map_err(|_| Error { message: format!("{written} is no number"), line })?;
                Token::Number(value, written.contains('.'))
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                take(&mut at, &|b| b.is_ascii_alphanumeric() || b == b'_');
                Token::Name(text[from..at].to_owned())
            }
            sign @ (b'+' | b'-' | b'*' | b'/' | b'^' | b'%' | b'(' | b')' | b',' | b'=') => {
                at += 1;
                Token::Sign(char::from(sign))
            }
            _ => {
                let c = text[at..].chars().next().unwrap_or(' ');
                return Err(Error { message: format!("unexpected {c:?}"), line });
            }
        };
        tokens.push((token, Span::new((start + from) as u32, (start + at) as u32)));
    }
    let end = (start + text.len()) as u32;
    tokens.push((Token::End, Span::new(end, end)));
    Ok(tokens)
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at].0
    }

    fn span(&self) -> Span {
        self.tokens[self.at].1
    }

    fn next(&mut self) -> (Token, Span) {
        let token = self.tokens[self.at].clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn take(&mut self, sign: char) -> bool {
        let is_there = *self.peek() == Token::Sign(sign);
        if is_there {
            self.next();
        }
        is_there
    }

    fn error<T>(&self, message: impl Into<String>) -> Result<T> {
        Err(Error { message: message.into(), line: self.line })
    }

    fn expect(&mut self, sign: char) -> Result<()> {
        if self.take(sign) { Ok(()) } else { self.error(format!("expected {sign:?}")) }
    }

    fn statement(&mut self, body: &mut Block) -> Result<()> {
        let whole = self.span().to(self.tokens[self.tokens.len() - 1].1);
        body.at(whole);
        let is_assignment = self.tokens.iter().filter(|(token, _)| *token == Token::Sign('=')).count() == 1;
        if !is_assignment {
            let value = self.expression(0)?;
            self.end()?;
            body.expr(Expr::name("print").call([value]));
            return Ok(());
        }
        let (Token::Name(name), _) = self.next() else { return self.error("expected a name before `=`") };
        if !self.take('(') {
            self.expect('=')?;
            let value = self.expression(0)?;
            body.set(name, value);
            return self.end();
        }
        let mut parameters = Vec::new();
        while let Token::Name(parameter) = self.peek().clone() {
            self.next();
            parameters.push(parameter);
            if !self.take(',') {
                break;
            }
        }
        self.expect(')')?;
        self.expect('=')?;
        let value = self.expression(0)?;
        let function = Block::build(|f| {
            f.at(whole).return_(Some(value));
        });
        body.function(name, Parameters::new(parameters), function);
        self.end()
    }

    fn end(&self) -> Result<()> {
        match self.peek() {
            Token::End => Ok(()),
            _ => self.error(format!(
                "unexpected {:?}",
                &self.source[self.span().start as usize..self.span().end as usize]
            )),
        }
    }

    /// An expression of operators that bind at least as tightly as told (precedence climbing).
    fn expression(&mut self, least: u8) -> Result<Expr> {
        let mut left = self.operand()?;
        loop {
            let (operator, binds, right_first) = match self.peek() {
                Token::Sign('+') => (Operator::Add, 1, false),
                Token::Sign('-') => (Operator::Sub, 1, false),
                Token::Sign('*') => (Operator::Mult, 2, false),
                Token::Sign('/') => (Operator::Div, 2, false),
                Token::Sign('%') => (Operator::Mod, 2, false),
                Token::Sign('^') => (Operator::Pow, 4, true),
                _ => return Ok(left),
            };
            if binds < least {
                return Ok(left);
            }
            self.next();
            let right = self.expression(if right_first { binds } else { binds + 1 })?;
            let span = place(&left).to(place(&right));
            left = Expr::binary(left, operator, right).at(span);
        }
    }

    fn operand(&mut self) -> Result<Expr> {
        let (token, span) = self.next();
        match token {
            Token::Number(value, true) => Ok(Expr::float(value).at(span)),
            Token::Number(value, false) => Ok(Expr::int(value as i64).at(span)),
            Token::Sign('-') => {
                let operand = self.expression(3)?;
                let span = span.to(place(&operand));
                Ok((-operand).at(span))
            }
            Token::Sign('(') => {
                let inner = self.expression(0)?;
                self.expect(')')?;
                Ok(inner)
            }
            Token::Name(name) => {
                let name = Expr::name(name).at(span);
                if !self.take('(') {
                    return Ok(name);
                }
                let mut arguments = Vec::new();
                while *self.peek() != Token::Sign(')') {
                    arguments.push(self.expression(0)?);
                    if !self.take(',') {
                        break;
                    }
                }
                let end = self.span();
                self.expect(')')?;
                Ok(name.call(arguments).at(span.to(end)))
            }
            _ => self.error("expected a number, a name or `(`"),
        }
    }
}

fn place(expr: &Expr) -> Span {
    expr.span.unwrap_or_default()
}

#[allow(dead_code)]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, output, rest @ ..] = &arguments[..] else {
        eprintln!("usage: calculator FILE.calc FILE.pyc [VERSION]");
        std::process::exit(2);
    };
    let version = rest.first().map_or("3.14", String::as_str).parse().expect("a version such as 3.14");
    let target = pybytecode_opcode::Target::for_version(version).expect("a version that can be compiled for");
    let text = std::fs::read_to_string(source).expect("the source can be read");
    let program = match compile(source, &text) {
        Ok(program) => program,
        Err(Error { message, line }) => {
            eprintln!("{source}:{line}: {message}");
            std::process::exit(1);
        }
    };
    let pyc = program.compile(target).expect("a calculation compiles");
    std::fs::write(output, pyc).expect("the .pyc can be written");
}
