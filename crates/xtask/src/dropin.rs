//! `cargo xtask dropin`: our `compileall` and `py_compile` held against the interpreter's own.
//!
//! Each line of `tests/dropin/cases.txt` is run in a fresh folder that `setup.sh` fills, once with the
//! interpreter's modules and once with our program; what is left and said must be the same. What the
//! interpreter did is kept in `tests/dropin/cases.out`, which the program's tests are held against.

#[path = "../../pybytecode/tests/golden/dropin.rs"]
mod case;

use std::env;
use std::fs;

use pybytecode_marshal::source_hash;
use pybytecode_opcode::Target;

use crate::interpreters::Interpreter;
use crate::output::{Generated, write_or_check};
use crate::{Result, interpreters, program, root};
use case::{Stage, cases};

const FOLDER: &str = "tests/dropin";

/// The version whose outcomes are committed.
const GOLDEN: &str = "3.14";

/// Runs every case for a version; fails if one differs that is not said to. The outcomes of
/// [`GOLDEN`] are written, or with `check` compared.
pub fn run(python: &str, check: bool) -> Result {
    let interpreter = interpreters::find(python)?;
    let program = program::build()?;
    let texts = root().join(FOLDER);
    let tag = interpreter.run("import sys; print(sys.implementation.cache_tag)", &[])?;
    let folder = env::temp_dir().join(format!("dropin-{}", std::process::id()));
    let setup = texts.join("setup.sh");
    // Started so, an interpreter behind a wrapper can start others like itself.
    let scripts = tempfile::tempdir()?;
    let with_workers = scripts.path().join("compileall");
    let path = interpreter.path.display();
    fs::write(&with_workers, format!("exec {path} -c '{}' {path} \"$@\"\n", Interpreter::COMPILEALL))?;
    let with_workers = format!("sh {}", with_workers.display());
    let python_module = |name: &str| format!("{} -m {name}", interpreter.path.display());
    let our_command = |name: &str| format!("{} {name} --python {python}", program.display());
    let theirs_with_workers = [with_workers, python_module("py_compile")];
    let theirs = [python_module("compileall"), python_module("py_compile")];
    let ours = [our_command("compileall"), our_command("py_compile")];
    let stage = |[compileall, py_compile]: &[String; 2]| Stage {
        folder: folder.clone(),
        setup: setup.clone(),
        compileall: compileall.clone(),
        py_compile: py_compile.clone(),
        tag: tag.trim().to_owned(),
    };
    let (theirs, theirs_with_workers, ours) = (stage(&theirs), stage(&theirs_with_workers), stage(&ours));

    let format = Target::for_version(GOLDEN.parse()?)?.pyc;
    let hash = |bytes: &[u8]| u64::from_le_bytes(source_hash(bytes, format));
    let (mut same, mut mended, mut differ) = (0, 0, 0);
    let mut golden = String::new();
    for case in cases(&fs::read_to_string(texts.join("cases.txt"))?) {
        let theirs = if case.workers { &theirs_with_workers } else { &theirs };
        let theirs = theirs.run(case.script)?;
        let mut ours = ours.run(case.script)?;
        if theirs.stderr.is_none() {
            ours.drop_words();
        }
        golden += &theirs.text(&case, hash);
        match (theirs == ours, case.mended) {
            (true, None) => same += 1,
            (false, Some(_)) => mended += 1,
            (true, Some(reason)) => {
                differ += 1;
                println!("{}\n  no difference, though: {reason}", case.script);
            }
            (false, None) => {
                differ += 1;
                println!("theirs\n{}ours\n{}", theirs.text(&case, hash), ours.text(&case, hash));
            }
        }
    }
    println!(
        "Python {}: {same} cases alike, {mended} differ on purpose, {differ} otherwise",
        interpreter.version
    );
    if differ > 0 {
        return Err("the drop-in commands differ".into());
    }
    if python != GOLDEN {
        return Ok(());
    }
    write_or_check(&[Generated::new(format!("{FOLDER}/cases.out"), golden)], check, "dropin")
}
