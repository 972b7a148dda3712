//! Brainfuck: eight signs, a tape of bytes, loops. What is no sign is a comment.
//!
//! The tape is a `bytearray` of 30,000 cells. Runs of `+`, `-`, `<` and `>` become one operation each. Python has no
//! more than 20 blocks inside each other, so that deep loops become functions of their own, which share the tape.
//!
//! `cargo run -p pybytecode-builder --example brainfuck -- FILE.bf FILE.pyc [VERSION]`

use pybytecode_builder::{Block, Expr, Operator, Parameters, Program, Span};

/// A bracket without its partner, by its offset.
#[derive(Debug)]
pub struct Unbalanced(pub usize);

/// So many loops are inside each other in one function.
const DEEP: usize = 15;

struct Compiler<'c> {
    source: &'c [u8],
    at: usize,
    functions: usize,
}

/// Compiles a source to a program.
pub fn compile(filename: &str, source: &str) -> Result<Program, Unbalanced> {
    let mut program = Program::new(filename, source);
    let body = &mut program.body;
    body.import("sys");
    let cells = Expr::name("bytearray").call([Expr::int(30_000)]);
    let mut main = Block::new();
    main.set("tape", cells).set("p", Expr::int(0));
    let mut compiler = Compiler { source: source.as_bytes(), at: 0, functions: 0 };
    compiler.block(&mut main, 0)?;
    if compiler.at < source.len() {
        return Err(Unbalanced(compiler.at));
    }
    main.expr(Expr::name("sys").attr("stdout").method("flush", Vec::<Expr>::new()));
    body.function("main", Parameters::none(), main);
    body.expr(Expr::name("main").call0());
    Ok(program)
}

fn cell() -> Expr {
    Expr::name("tape").item(Expr::name("p"))
}

impl Compiler<'_> {
    /// The signs up to the end of the loop, or of the source.
    fn block(&mut self, body: &mut Block, depth: usize) -> Result<(), Unbalanced> {
        while let Some(sign) = self.source.get(self.at).copied() {
            let start = self.at;
            if sign == b']' {
                return Ok(());
            }
            self.at += 1;
            let run = |this: &mut Self| {
                while this.source.get(this.at) == Some(&sign) {
                    this.at += 1;
                }
                (this.at - start) as i64
            };
            let place = |at: usize| Span::new(start as u32, at as u32);
            match sign {
                b'+' | b'-' => {
                    let count = run(self);
                    let operator = if sign == b'+' { Operator::Add } else { Operator::Sub };
                    let value = Expr::binary(cell(), operator, Expr::int(count));
                    let value = Expr::binary(value, Operator::BitAnd, Expr::int(255));
                    body.at(place(self.at)).assign(cell(), value);
                }
                b'>' | b'<' => {
                    let count = run(self);
                    let operator = if sign == b'>' { Operator::Add } else { Operator::Sub };
                    body.at(place(self.at)).aug_assign(Expr::name("p"), operator, Expr::int(count));
                }
                b'.' => {
                    let text = Expr::name("chr").call([cell()]);
                    body.at(place(self.at)).expr(Expr::name("sys").attr("stdout").method("write", [text]));
                }
                b',' => {
                    let read = Expr::name("sys").attr("stdin").method("read", [Expr::int(1)]);
                    let code = Expr::name("ord").call([read.or(Expr::str("\0"))]);
                    let value = Expr::binary(code, Operator::BitAnd, Expr::int(255));
                    body.at(place(self.at)).assign(cell(), value);
                }
                b'[' => self.repeat(body, depth, start)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn repeat(&mut self, body: &mut Block, depth: usize, start: usize) -> Result<(), Unbalanced> {
        let mut inner = Block::new();
        self.block(&mut inner, depth + 1)?;
        if self.source.get(self.at) != Some(&b']') {
            return Err(Unbalanced(start));
        }
        self.at += 1;
        let span = Span::new(start as u32, self.at as u32);
        if inner.is_empty() {
            inner.pass();
        }
        if depth % DEEP != DEEP - 1 {
            body.at(span).while_(cell(), inner);
            return Ok(());
        }
        self.functions += 1;
        let name = format!("loop{}", self.functions);
        let function = Block::build(|f| {
            f.at(span).nonlocal("p").while_(cell(), inner);
        });
        body.at(span).function(name.clone(), Parameters::none(), function);
        body.expr(Expr::name(name).call0());
        Ok(())
    }
}

#[allow(dead_code)]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, output, rest @ ..] = &arguments[..] else {
        eprintln!("usage: brainfuck FILE.bf FILE.pyc [VERSION]");
        std::process::exit(2);
    };
    let version = rest.first().map_or("3.14", String::as_str).parse().expect("a version such as 3.14");
    let target = pybytecode_opcode::Target::for_version(version).expect("a version that can be compiled for");
    let text = std::fs::read_to_string(source).expect("the source can be read");
    let program = match compile(source, &text) {
        Ok(program) => program,
        Err(Unbalanced(at)) => {
            eprintln!("{source}: the bracket at byte {at} has no partner");
            std::process::exit(1);
        }
    };
    let pyc = program.compile(target).expect("what has balanced brackets compiles");
    std::fs::write(output, pyc).expect("the .pyc can be written");
}
