//! Programs to begin with, the interpreters of this machine, and running a program in each of them.

#![allow(dead_code)]

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use bumpalo::Bump;
use pybytecode_builder::{Block, Expr, Program};
use pybytecode_marshal::Pyc;
use pybytecode_opcode::{Support, Target};

/// A program with what `fill` puts there.
pub fn program(fill: impl FnOnce(&mut Block)) -> Program {
    let mut program = Program::new("test.guest", "");
    fill(&mut program.body);
    program
}

/// A name as an expression.
pub fn name(text: &str) -> Expr {
    Expr::name(text)
}

/// A call of `print`.
pub fn show(values: impl IntoIterator<Item = Expr>) -> Expr {
    name("print").call(values)
}

/// A block that does nothing.
pub fn pass() -> Block {
    Block::build(|b| {
        b.pass();
    })
}

/// The versions that can be compiled for.
pub fn targets() -> impl Iterator<Item = &'static Target> {
    Target::all().iter().copied().filter(|target| target.support >= Support::Trial)
}

/// The interpreter that reads a target's files, if there is one; said either way, for `--nocapture`.
pub fn interpreter(target: &Target) -> Option<PathBuf> {
    let name = format!("python{}", target.release.version.feature());
    let mut folders: Vec<PathBuf> = Vec::new();
    for variable in ["PYBYTECODE_PYTHONS", "PATH"] {
        folders.extend(
            env::var_os(variable).iter().flat_map(|value| env::split_paths(value).collect::<Vec<_>>()),
        );
    }
    if let Some(home) = env::var_os("HOME").map(PathBuf::from) {
        folders.push(home.join(".cache/reference-pythons/bin"));
        if let Ok(versions) = home.join(".pyenv/versions").read_dir() {
            folders.extend(versions.flatten().map(|entry| entry.path().join("bin")));
        }
    }
    let magic: String = target.pyc.magic_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let reads = |python: &PathBuf| {
        let program = "import importlib.util, sys; sys.stdout.write(importlib.util.MAGIC_NUMBER.hex())";
        let output = Command::new(python).args(["-I", "-S", "-c", program]).output();
        output.is_ok_and(|output| output.stdout == magic.as_bytes())
    };
    let found = folders.iter().map(|folder| folder.join(&name)).filter(|path| path.is_file()).find(reads);
    match &found {
        Some(python) => println!("{target:?}: run by {}", python.display()),
        None => println!("{target:?}: left out, no {name} that reads its files is found"),
    }
    found
}

/// Compiles a program for a target; the checker must find nothing.
pub fn compile(program: &Program, target: &'static Target) -> Vec<u8> {
    let pyc = program.compile(target).unwrap_or_else(|error| panic!("{target:?}: {error}"));
    let bump = Bump::new();
    let read = Pyc::read(&pyc, &bump).unwrap();
    let findings = pybytecode_verify::verify(&read.dump.objects, read.dump.root, target);
    assert!(findings.is_empty(), "{target:?}: {findings:?}");
    pyc.clone()
}

/// What a compiled program prints, and what it says on standard error.
pub fn run(python: &Path, pyc: &[u8], folder: &Path) -> (String, String) {
    let path = folder.join("program.pyc");
    std::fs::write(&path, pyc).unwrap();
    let output = Command::new(python).arg(&path).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    (text(output.stdout), text(output.stderr))
}

/// Compiles a program for every version and runs it where there is an interpreter.
pub fn prints(program: &Program, expected: &str) {
    for target in targets() {
        prints_on(program, target, expected);
    }
}

/// As [`prints`], for one version.
pub fn prints_on(program: &Program, target: &'static Target, expected: &str) {
    let pyc = compile(program, target);
    let Some(python) = interpreter(target) else { return };
    let folder = tempfile::tempdir().unwrap();
    let (out, err) = run(&python, &pyc, folder.path());
    assert_eq!(out, expected, "{target:?}: {err}");
}
