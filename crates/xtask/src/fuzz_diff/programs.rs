//! The programs that are compared: the same for the same seed and number.

use std::path::Path;

use pybytecode::{CompileOptions, Compiler, Target, Validation};

use pybytecode_fuzz::programs::grammar::Grammar;
use pybytecode_fuzz::programs::mutate;
use pybytecode_fuzz::programs::random::Random;
use pybytecode_fuzz::programs::sentence::Sentences;

use super::corpus::Corpus;

/// A source and how it is compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The source.
    pub source: Vec<u8>,
    /// The optimisation level.
    pub optimize: u8,
}

/// Makes programs for a version.
pub struct Programs {
    grammar: &'static Grammar,
    corpus: Corpus,
    compiler: Compiler,
    seed: u64,
}

impl Programs {
    /// Those of a seed.
    pub fn new(target: &'static Target, library: &Path, seed: u64) -> Programs {
        let mut compiler = Compiler::new(target);
        // A piece of a string is no program.
        let is_good =
            |piece: &str| super::compile(&mut compiler, piece.as_bytes(), 0, &mut Vec::new()).is_ok();
        let corpus = Corpus::read(library, is_good);
        Programs { grammar: Grammar::of(target), corpus, compiler, seed }
    }

    /// The program of a number.
    pub fn program(&mut self, number: u64) -> Program {
        let random = &mut Random::of_program(self.seed, number);
        let mut source = match random.below(10) {
            0..4 => self.derived(random),
            4..8 => self.mutated(random),
            _ => {
                let piece = self.corpus.pick(random).to_owned();
                mutate::roughly(&piece, random)
            }
        };
        if random.chance(4) {
            source = format!(
                "from __future__ import {}\n{source}",
                random.pick(&["annotations", "generator_stop", "barry_as_FLUFL"])
            );
        }
        let mut source = source.into_bytes();
        if random.below(500) == 0 {
            // Encodings and what is no text.
            let at = random.below(source.len() + 1);
            let byte = random.pick(&[b'\0', b'\r', 0xff, 0xc3, 0x0c, b'\t']);
            source.insert(at, byte);
        }
        Program { source, optimize: random.pick(&[0, 0, 0, 0, 1, 2]) }
    }

    fn derived(&mut self, random: &mut Random<'_>) -> String {
        let mut source = String::new();
        for _ in 0..random.pick(&[1, 1, 2, 3]) {
            // What we refuse ourselves would make most programs refused, so that of it a part is kept only.
            for _ in 0..4 {
                let budget = random.between(4, 60) as i64;
                let statement = Sentences::derive(self.grammar, random, "statement", budget);
                let statement = if random.chance(10) { in_function(&statement, random) } else { statement };
                if random.chance(3) || self.compiles(&statement) {
                    source += &statement;
                    break;
                }
            }
        }
        source
    }

    fn mutated(&mut self, random: &mut Random<'_>) -> String {
        let mut source = self.corpus.pick(random).to_owned();
        for _ in 0..random.pick(&[1, 1, 2, 3, 4]) {
            let statement = Sentences::derive(self.grammar, random, "statement", 25);
            let expression = Sentences::derive(self.grammar, random, "expression", 8);
            for _ in 0..3 {
                let mutated = mutate::gently(&source, random, &statement, &expression);
                if random.chance(3) || self.compiles(&mutated) {
                    source = mutated;
                    break;
                }
            }
        }
        if random.chance(15) { in_function(&source, random) } else { source }
    }

    fn compiles(&mut self, source: &str) -> bool {
        super::compile(&mut self.compiler, source.as_bytes(), 0, &mut Vec::new()).is_ok()
    }
}

/// The source as the body of a function or class.
fn in_function(source: &str, random: &mut Random<'_>) -> String {
    let header =
        random.pick(&["def f(a, b=1):", "async def f(x):", "class A:", "def f(self):", "async def f():"]);
    let mut out = format!("{header}\n");
    for line in source.lines() {
        out += "    ";
        out += line;
        out.push('\n');
    }
    out
}

/// Options for the sources of a comparison.
pub fn options(optimize: u8) -> CompileOptions<'static> {
    CompileOptions { filename: b"fuzz.py", optimize, validation: Validation::UncheckedHash([0; 8]) }
}
