//! How fast each step of a compilation is, in bytes of source for a second.
//!
//! The sources are the repository's cases, or those below the folder that `PYBYTECODE_BENCH` names: a
//! standard library is more like what users compile. All steps begin with the arena empty; those before the
//! one that is measured are part of the figure where the name says so.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use bumpalo::Bump;
use divan::Bencher;
use divan::counter::BytesCount;
use pybytecode::{CompileOptions, Compiler, Target, Validation};
use pybytecode_code::Objects;
use pybytecode_compile::future::Future;
use pybytecode_compile::symtable::SymbolTable;
use pybytecode_compile::{Memory, Options, compile};
use pybytecode_marshal::Writer;
use pybytecode_syntax::decode::decode;
use walkdir::WalkDir;

/// That of the program, so that what is measured is what users get.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const OPTIONS: Options = Options { filename: b"bench.py", optimize: 0 };

fn main() {
    divan::main();
}

/// The sources that the newest target compiles.
fn sources() -> Vec<Vec<u8>> {
    let folder = std::env::var_os("PYBYTECODE_BENCH")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/compile").into(), PathBuf::from);
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let python = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "py"));
    let mut sources: Vec<Vec<u8>> = python.filter_map(|file| fs::read(file.path()).ok()).collect();
    let mut compiler = Compiler::new(Target::newest());
    sources.retain(|source| whole(&mut compiler, source, &mut Vec::new()));
    sources
}

fn whole(compiler: &mut Compiler, source: &[u8], out: &mut Vec<u8>) -> bool {
    out.clear();
    let validation = Validation::Timestamp { mtime: 0, size: source.len() as u32 };
    let options = CompileOptions { filename: OPTIONS.filename, optimize: OPTIONS.optimize, validation };
    compiler.compile(source, &options, out).is_ok()
}

/// Measures `step` over all sources as text, each with an arena as good as new.
fn measure(bencher: Bencher<'_, '_>, mut step: impl FnMut(&Bump, &str)) {
    let sources = sources();
    let texts: Vec<_> = sources.iter().filter_map(|source| decode(source).ok()).collect();
    let mut bump = Bump::new();
    bencher.counter(BytesCount::new(texts.iter().map(|text| text.len()).sum::<usize>())).bench_local(|| {
        for text in &texts {
            step(&bump, text);
            bump.reset();
        }
    });
}

#[divan::bench]
fn decoding(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.counter(BytesCount::new(sources.iter().map(Vec::len).sum::<usize>())).bench_local(|| {
        for source in &sources {
            let _ = black_box(decode(source));
        }
    });
}

#[divan::bench]
fn parsing(bencher: Bencher<'_, '_>) {
    measure(bencher, |bump, text| {
        let _ = black_box(pybytecode_syntax::parse(bump, text, Target::newest()));
    });
}

#[divan::bench]
fn parsing_and_symbol_table(bencher: Bencher<'_, '_>) {
    measure(bencher, |bump, text| {
        let Ok(mut tree) = pybytecode_syntax::parse(bump, text, Target::newest()) else { return };
        let Ok(future) = Future::of(&tree, Target::newest()) else { return };
        let _ = black_box(SymbolTable::build(&tree.root, &mut tree.names, future, Target::newest()));
    });
}

#[divan::bench]
fn parsing_and_compiling(bencher: Bencher<'_, '_>) {
    let mut memory = Memory::default();
    measure(bencher, |bump, text| {
        let Ok(mut tree) = pybytecode_syntax::parse(bump, text, Target::newest()) else { return };
        let mut objects = Objects::with_format(bump, Target::newest().pyc);
        let _ = black_box(compile(&mut tree, &OPTIONS, Target::newest(), &mut objects, &mut memory));
    });
}

#[divan::bench]
fn marshalling(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let texts: Vec<_> = sources.iter().filter_map(|source| decode(source).ok()).collect();
    let bump = Bump::new();
    let target = Target::newest();
    let mut memory = Memory::default();
    let codes: Vec<_> = texts
        .iter()
        .filter_map(|text| {
            let mut tree = pybytecode_syntax::parse(&bump, text, target).ok()?;
            let mut objects = Objects::with_format(&bump, target.pyc);
            let code = compile(&mut tree, &OPTIONS, target, &mut objects, &mut memory).ok()?;
            Some((objects, code))
        })
        .collect();
    let (mut writer, mut out) = (Writer::new(target.pyc), Vec::new());
    bencher.counter(BytesCount::new(texts.iter().map(|text| text.len()).sum::<usize>())).bench_local(|| {
        for (objects, code) in &codes {
            out.clear();
            let _ = black_box(writer.write(objects, *code, &mut out));
        }
    });
}

#[divan::bench]
fn all(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let (mut compiler, mut out) = (Compiler::new(Target::newest()), Vec::new());
    bencher.counter(BytesCount::new(sources.iter().map(Vec::len).sum::<usize>())).bench_local(|| {
        for source in &sources {
            black_box(whole(&mut compiler, source, &mut out));
        }
    });
}
