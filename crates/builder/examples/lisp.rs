//! A small Lisp: closures, Python's objects and modules.
//!
//! ```text
//! (import math)
//! (define (adder n) (lambda (x) (+ x n)))
//! (define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
//! (print ((adder 3) 4) (math.sqrt 16) (fact 20) (.upper "done"))
//! ```
//!
//! | form | meaning |
//! |---|---|
//! | `(define name value)`, `(define (name parameters...) body...)` | a variable, a function |
//! | `(set! name value)` | changes a variable, of an outer function too |
//! | `(lambda (parameters...) body...)`, `(let ((name value)...) body...)` | functions without a name |
//! | `(if test then else)`, `(begin forms...)`, `(while test body...)`, `(and ...)`, `(or ...)` | control |
//! | `(list ...)`, `(.method object arguments...)`, `(import module)`, `a.b.c` | Python's |
//! | `(+ - * / % < <= > >= = ...)` | operators |
//!
//! `cargo run -p pybytecode-builder --example lisp -- FILE.lisp FILE.pyc [VERSION]`

use std::collections::HashSet;

use pybytecode_builder::{Block, BoolOp, CmpOp, Expr, ExprKind, Operator, Parameters, Program, Span};

/// What is wrong with a source, and where.
#[derive(Debug)]
pub struct Error {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
}

type Result<T> = std::result::Result<T, Error>;

/// A form as it was read.
#[derive(Debug, Clone)]
enum Form {
    Atom(String, Span),
    Str(String, Span),
    List(Vec<Form>, Span),
}

impl Form {
    fn span(&self) -> Span {
        match self {
            Form::Atom(_, span) | Form::Str(_, span) | Form::List(_, span) => *span,
        }
    }

    fn atom(&self) -> Result<&str> {
        match self {
            Form::Atom(text, _) => Ok(text),
            _ => error("expected a name", self.span()),
        }
    }

    fn list(&self) -> Result<&[Form]> {
        match self {
            Form::List(items, _) => Ok(items),
            _ => error("expected a list", self.span()),
        }
    }
}

fn error<T>(message: impl Into<String>, span: Span) -> Result<T> {
    Err(Error { message: message.into(), span })
}

/// How deep lists may be inside each other.
const DEEPEST: usize = 200;

fn read(source: &str) -> Result<Vec<Form>> {
    let mut open: Vec<(Vec<Form>, usize)> = vec![(Vec::new(), 0)];
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let span = |end: usize| Span::new(start as u32, end as u32);
        at += 1;
        let form = match bytes[start] {
            b'(' if open.len() > DEEPEST => return error("lists are too deep", span(at)),
            b'(' => {
                open.push((Vec::new(), start));
                continue;
            }
            b')' => match (open.pop(), open.is_empty()) {
                (Some((items, from)), false) => Form::List(items, Span::new(from as u32, at as u32)),
                _ => return error("`)` without `(`", span(at)),
            },
            b';' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
                continue;
            }
            b'"' => {
                let Some(len) = source[at..].find('"') else {
                    return error("a string is not closed", span(at));
                };
                at += len + 1;
                Form::Str(source[start + 1..at - 1].to_owned(), span(at))
            }
            byte if byte.is_ascii_whitespace() => continue,
            _ => {
                while at < bytes.len() && !bytes[at].is_ascii_whitespace() && !b"()\";".contains(&bytes[at]) {
                    at += 1;
                }
                Form::Atom(source[start..at].to_owned(), span(at))
            }
        };
        if let Some((items, _)) = open.last_mut() {
            items.push(form);
        }
    }
    match open.pop() {
        Some((forms, _)) if open.is_empty() => Ok(forms),
        Some((_, from)) => error("a list is not closed", Span::new(from as u32, from as u32 + 1)),
        None => Ok(Vec::new()),
    }
}

/// Compiles a source to a program.
pub fn compile(filename: &str, source: &str) -> Result<Program> {
    let mut program = Program::new(filename, source);
    let mut compiler = Compiler { scopes: Vec::new(), functions: 0 };
    for form in read(source)? {
        compiler.statement(&form, &mut program.body)?;
    }
    Ok(program)
}

struct Compiler {
    /// The variables of each function that is open, the innermost last.
    scopes: Vec<HashSet<String>>,
    /// How many functions have been given a name.
    functions: usize,
}

/// The name that Python sees: `list->string?` is fine for it, yet `.` is an attribute.
fn variable(text: &str, span: Span) -> Expr {
    let mut parts = text.split('.');
    let first = Expr::name(parts.next().unwrap_or_default()).at(span);
    parts.fold(first, |object, part| object.attr(part).at(span))
}

impl Compiler {
    /// A form whose value is not wanted.
    fn statement(&mut self, form: &Form, block: &mut Block) -> Result<()> {
        let span = form.span();
        block.at(span);
        let Form::List(items, _) = form else {
            let value = self.value(form, block)?;
            block.expr(value);
            return Ok(());
        };
        let head = items.first().and_then(|head| head.atom().ok()).unwrap_or_default();
        match (head, &items[..]) {
            ("define", [_, Form::List(signature, _), body @ ..])
                if !signature.is_empty() && !body.is_empty() =>
            {
                let name = signature[0].atom()?.to_owned();
                self.declare(&name);
                self.function(&name, &signature[1..], body, span, block)
            }
            ("define", [_, name, value]) => {
                let name = name.atom()?.to_owned();
                let value = self.value(value, block)?;
                self.declare(&name);
                block.at(span).set(name, value);
                Ok(())
            }
            ("set!", [_, name, value]) => {
                let name = name.atom()?.to_owned();
                let value = self.value(value, block)?;
                block.at(span).set(name, value);
                Ok(())
            }
            ("import", [_, module]) => {
                let module = module.atom()?.to_owned();
                self.declare(module.split('.').next().unwrap_or_default());
                block.at(span).import(module);
                Ok(())
            }
            ("begin", [_, forms @ ..]) => forms.iter().try_for_each(|form| self.statement(form, block)),
            ("while", [_, test, body @ ..]) if !body.is_empty() => {
                let test = self.value(test, block)?;
                let mut inner = Block::new();
                body.iter().try_for_each(|form| self.statement(form, &mut inner))?;
                block.at(span).while_(test, inner);
                Ok(())
            }
            ("if", [_, test, branches @ ..]) if (1..3).contains(&branches.len()) => {
                let test = self.value(test, block)?;
                let mut blocks = [Block::new(), Block::new()];
                for (branch, inner) in branches.iter().zip(&mut blocks) {
                    self.statement(branch, inner)?;
                }
                let [then, otherwise] = blocks;
                block.at(span).if_(test, then, otherwise);
                Ok(())
            }
            _ => {
                let value = self.value(form, block)?;
                block.at(span).expr(value);
                Ok(())
            }
        }
    }

    fn declare(&mut self, name: &str) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_owned());
        }
    }

    /// Defines a function; the value of its last form is what it returns.
    fn function(
        &mut self,
        name: &str,
        parameters: &[Form],
        body: &[Form],
        span: Span,
        block: &mut Block,
    ) -> Result<()> {
        let names =
            parameters.iter().map(|form| form.atom().map(str::to_owned)).collect::<Result<Vec<_>>>()?;
        self.scopes.push(names.iter().cloned().collect());
        let mut inner = Block::new();
        // What is changed here and belongs to a function outside, or to nobody, which makes it global.
        let mut changed = HashSet::new();
        let mut defined: HashSet<String> = names.iter().cloned().collect();
        body.iter().for_each(|form| changes(form, &mut changed, &mut defined));
        let mut changed: Vec<&String> = changed.difference(&defined).collect();
        changed.sort();
        for name in changed {
            let outside = self.scopes[..self.scopes.len() - 1].iter().any(|scope| scope.contains(name));
            if outside {
                inner.at(span).nonlocal(name)
            } else {
                inner.at(span).global(name)
            };
        }
        let outcome = self.returning(body, &mut inner);
        self.scopes.pop();
        outcome?;
        block.at(span).function(name, Parameters::new(names), inner);
        Ok(())
    }

    fn returning(&mut self, body: &[Form], block: &mut Block) -> Result<()> {
        let Some((last, rest)) = body.split_last() else { return Ok(()) };
        rest.iter().try_for_each(|form| self.statement(form, block))?;
        let head = last.list().ok().and_then(|items| items.first()).and_then(|head| head.atom().ok());
        match (head, last) {
            (Some("define" | "set!" | "import" | "while"), form) => {
                self.statement(form, block)?;
                block.return_(None);
            }
            (Some("begin"), Form::List(items, _)) if items.len() > 1 => {
                return self.returning(&items[1..], block);
            }
            (Some("if"), Form::List(items, span)) if items.len() == 4 => {
                let test = self.value(&items[1], block)?;
                let (mut then, mut otherwise) = (Block::new(), Block::new());
                self.returning(&items[2..3], &mut then)?;
                self.returning(&items[3..], &mut otherwise)?;
                block.at(*span).if_(test, then, otherwise);
            }
            _ => {
                let value = self.value(last, block)?;
                block.at(last.span()).return_(Some(value));
            }
        }
        Ok(())
    }

    /// A form as an expression; functions that it needs are defined in `block` before.
    fn value(&mut self, form: &Form, block: &mut Block) -> Result<Expr> {
        let span = form.span();
        let items = match form {
            Form::Str(text, _) => return Ok(Expr::str(text.clone()).at(span)),
            Form::Atom(text, _) => return Ok(atom(text, span)),
            Form::List(items, _) => items,
        };
        let Some((head, rest)) = items.split_first() else {
            return error("an empty list means nothing", span);
        };
        let word = head.atom().unwrap_or_default();
        let expr = match (word, rest) {
            ("if", [test, then, otherwise]) => {
                let test = self.value(test, block)?;
                test.then(self.value(then, block)?, self.value(otherwise, block)?)
            }
            ("lambda", [parameters, body @ ..]) if !body.is_empty() => {
                let name = self.new_name();
                self.function(&name, parameters.list()?, body, span, block)?;
                Expr::name(name)
            }
            ("let", [bindings, body @ ..]) if !body.is_empty() => {
                let (mut names, mut values) = (Vec::new(), Vec::new());
                for binding in bindings.list()? {
                    let [name, value] = binding.list()? else {
                        return error("expected (name value)", binding.span());
                    };
                    names.push(name.clone());
                    values.push(self.value(value, block)?);
                }
                let name = self.new_name();
                self.function(&name, &names, body, span, block)?;
                Expr::name(name).call(values)
            }
            ("list", items) => Expr::list(self.values(items, block)?),
            ("and" | "or", [_, _, ..]) => {
                let operator = if word == "and" { BoolOp::And } else { BoolOp::Or };
                ExprKind::Bool { operator, values: self.values(rest, block)? }.into()
            }
            ("not", [value]) => !self.value(value, block)?,
            ("-", [value]) => -self.value(value, block)?,
            ("+" | "-" | "*" | "/" | "%", [first, others @ ..]) if !others.is_empty() => {
                let operator = match word {
                    "+" => Operator::Add,
                    "-" => Operator::Sub,
                    "*" => Operator::Mult,
                    "/" => Operator::Div,
                    _ => Operator::Mod,
                };
                let mut sum = self.value(first, block)?;
                for other in others {
                    sum = Expr::binary(sum, operator, self.value(other, block)?).at(span);
                }
                sum
            }
            ("<" | "<=" | ">" | ">=" | "=", [first, others @ ..]) if !others.is_empty() => {
                let operator = match word {
                    "<" => CmpOp::Lt,
                    "<=" => CmpOp::LtE,
                    ">" => CmpOp::Gt,
                    ">=" => CmpOp::GtE,
                    _ => CmpOp::Eq,
                };
                let left = self.value(first, block)?;
                let others = self.values(others, block)?;
                ExprKind::Compare { left, rest: others.into_iter().map(|other| (operator, other)).collect() }
                    .into()
            }
            ("define" | "set!" | "import" | "while" | "begin", _) => {
                return error(format!("`{word}` has no value here"), span);
            }
            (method, [object, arguments @ ..]) if method.len() > 1 && method.starts_with('.') => {
                let object = self.value(object, block)?;
                object.method(&method[1..], self.values(arguments, block)?)
            }
            _ => {
                let function = self.value(head, block)?;
                function.call(self.values(rest, block)?)
            }
        };
        Ok(expr.at(span))
    }

    fn values(&mut self, forms: &[Form], block: &mut Block) -> Result<Vec<Expr>> {
        forms.iter().map(|form| self.value(form, block)).collect()
    }

    fn new_name(&mut self) -> String {
        self.functions += 1;
        format!("lambda-{}", self.functions)
    }
}

fn atom(text: &str, span: Span) -> Expr {
    if let Ok(value) = text.parse::<i64>() {
        return Expr::int(value).at(span);
    }
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && let Ok(value) = text.parse::<f64>()
    {
        return Expr::float(value).at(span);
    }
    match text {
        "true" => Expr::bool(true).at(span),
        "false" => Expr::bool(false).at(span),
        "nil" => Expr::none().at(span),
        _ => variable(text, span),
    }
}

/// Collects what a form changes and what it defines, functions inside left out.
fn changes(form: &Form, changed: &mut HashSet<String>, defined: &mut HashSet<String>) {
    let Form::List(items, _) = form else { return };
    let word = items.first().and_then(|head| head.atom().ok()).unwrap_or_default();
    match (word, &items[..]) {
        ("lambda" | "let", _) => return,
        ("define", [_, Form::List(signature, _), ..]) => {
            defined.extend(signature.first().and_then(|name| name.atom().ok()).map(str::to_owned));
            return;
        }
        ("define", [_, Form::Atom(name, _), ..]) => {
            defined.insert(name.clone());
        }
        ("set!", [_, Form::Atom(name, _), ..]) => {
            changed.insert(name.clone());
        }
        _ => {}
    }
    items.iter().for_each(|item| changes(item, changed, defined));
}

#[allow(dead_code)]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, output, rest @ ..] = &arguments[..] else {
        eprintln!("usage: lisp FILE.lisp FILE.pyc [VERSION]");
        std::process::exit(2);
    };
    let version = rest.first().map_or("3.14", String::as_str).parse().expect("a version such as 3.14");
    let target = pybytecode_opcode::Target::for_version(version).expect("a version that can be compiled for");
    let text = std::fs::read_to_string(source).expect("the source can be read");
    let outcome = compile(source, &text).map_err(|error| (error.message, error.span)).and_then(|program| {
        program.compile(target).map_err(|error| (error.to_string(), error.span.unwrap_or_default()))
    });
    match outcome {
        Ok(pyc) => std::fs::write(output, pyc).expect("the .pyc can be written"),
        Err((message, span)) => {
            let line = text[..span.start as usize].lines().count().max(1);
            eprintln!("{source}:{line}: {message}");
            std::process::exit(1);
        }
    }
}
