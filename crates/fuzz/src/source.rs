//! Bytes as a source file, compiled for every version: as they are, and as the choices in a derivation from the
//! grammar.

use pybytecode::{CompileOptions, Compiler, Validation};

use crate::Target;
use crate::programs::grammar::Grammar;
use crate::programs::random::Random;
use crate::programs::sentence::Sentences;

pub(crate) static SOURCE: Target = Target {
    name: "source",
    more_seeds: &[("tests/compile", ".py"), ("tests/symtable", ".py")],
    run: |bytes| pybytecode::Target::all().iter().for_each(|target| compile(bytes, target)),
    pieces: PIECES,
    header: 0,
    parts: None,
    memory,
};

pub(crate) static GRAMMAR: Target = Target {
    name: "grammar",
    more_seeds: &[],
    run: derive,
    pieces: &[],
    header: 0,
    parts: None,
    // The program is longer than the bytes that decide it.
    memory: |bytes| memory(bytes + (1 << 14)),
};

/// Words, operators, and what opens something that may stay open.
const PIECES: &[&[u8]] = &[
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b".",
    b";",
    b"=",
    b":=",
    b"==",
    b"->",
    b"+",
    b"-",
    b"*",
    b"**",
    b"@",
    b"\n",
    b"\n    ",
    b"\n\t",
    b"\\\n",
    b"\r",
    b"\x0c",
    b"#",
    b"'",
    b"\"",
    b"'''",
    b"\"\"\"",
    b"f'",
    b"f'''{",
    b"t\"",
    b"rb'",
    b"{x!r:>{y}}",
    b"\\N{",
    b"\\x",
    b"\\u",
    b"!",
    b"$",
    b"?",
    b"0x",
    b"1_",
    b"1e",
    b"0",
    b"1j",
    b"9999999999999999999",
    b"\xc3\xa9",
    b"\xe2\x82\xac",
    b"\xff",
    b"\xef\xbb\xbf",
    b"# coding: latin-1\n",
    b"# coding: utf-16\n",
    b"\0",
    b" ",
    b"if ",
    b"else:",
    b"elif x:",
    b"for x in ",
    b"while ",
    b"with ",
    b" as ",
    b"async ",
    b"await ",
    b"def f(",
    b"class A",
    b"lambda ",
    b"lambda: ",
    b"yield ",
    b"return ",
    b"from __future__ import annotations\n",
    b"import ",
    b"del ",
    b"global x\n",
    b"nonlocal x\n",
    b"pass\n",
    b"break\n",
    b"continue\n",
    b"try:\n",
    b"except* ",
    b"except ",
    b"finally:\n",
    b"raise ",
    b"assert ",
    b"None",
    b"True",
    b"...",
    b"match x:\n",
    b"case ",
    b"type X = ",
    b"lazy ",
    b"_",
    b"__debug__",
    b"super()",
    b"not ",
    b" in ",
    b" is ",
    b" and ",
    b" or ",
    b" if ",
    b" else ",
    b"[x for x in y]",
    b"print ",
    b"exec ",
    b"`",
    b"<>",
    b"x",
    b"1 ** 9",
    b"'x' * 9",
];

/// A syntax tree, the graph and the second pass of a refusal take many times the source.
fn memory(bytes: usize) -> usize {
    8_000 * bytes + (64 << 20)
}

fn compile(source: &[u8], target: &'static pybytecode::Target) {
    let optimize = source.len() as u8 % 3;
    let options =
        CompileOptions { filename: b"source.py", optimize, validation: Validation::UncheckedHash([0; 8]) };
    let mut out = Vec::new();
    if let Err(error) = Compiler::new(target).compile(source, &options, &mut out) {
        // What a refusal says is made up late.
        assert!(!error.to_string().is_empty());
    }
}

/// Compiles a program that the bytes decide, for a version that they decide.
fn derive(bytes: &[u8]) {
    let random = &mut Random::of_bytes(bytes);
    let targets = pybytecode::Target::all();
    let target = targets[random.below(targets.len())];
    let mut source = String::new();
    for _ in 0..random.between(1, 4) {
        let budget = random.between(4, 120) as i64;
        source += &Sentences::derive(Grammar::of(target), random, "statement", budget);
    }
    compile(source.as_bytes(), target);
}
