//! `cargo xtask dropin`: our `compileall` and `py_compile` held against the interpreter's own.
//!
//! Each line of `tests/dropin/cases.txt` is run in a fresh folder that `setup.sh` fills, once with the
//! interpreter's modules and once with our program; what is left and said must be the same. Where two runs of
//! an interpreter give other bytes, the code objects must be equal. What the interpreter of one version did is kept in `tests/dropin/cases.out`, which the program's tests are held against.

#[path = "../../pybytecode/tests/golden/dropin.rs"]
mod case;

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use pybytecode_marshal::source_hash;
use pybytecode_opcode::Target;

use crate::interpreters::Interpreter;
use crate::output::{Generated, write_or_check};
use crate::{Result, interpreters, program, root};
use case::{Outcome, Stage, cases, is_compiled};

const FOLDER: &str = "tests/dropin";

/// The version whose outcomes are committed.
const GOLDEN: &str = "3.14";

/// Says of pairs of compiled files whether their code objects are equal.
const EQUAL: &str = concat!(include_str!("../python/difference.py"), include_str!("../python/dropin.py"));

/// Runs every case for `python`, or without one for each version that is compiled for and has an interpreter here; fails
/// if one differs that is not said to. The outcomes of [`GOLDEN`] are written, or with `check` compared.
pub fn run(python: Option<&str>, check: bool) -> Result {
    let program = program::build()?;
    if let Some(python) = python {
        return match hold(&interpreters::find(python)?, python, &program, check)? {
            0 => Ok(()),
            _ => Err("the drop-in commands differ".into()),
        };
    }
    let mut differ = 0;
    for target in Target::all() {
        let python = target.release.version.feature().to_string();
        match interpreters::find(&python) {
            Ok(interpreter) => differ += hold(&interpreter, &python, &program, check)?,
            Err(missing) => println!("left out: {missing}"),
        }
    }
    if differ > 0 { Err("the drop-in commands differ".into()) } else { Ok(()) }
}

/// Runs every case for a version, and gives how many differ that are not said to.
fn hold(interpreter: &Interpreter, python: &str, program: &Path, check: bool) -> Result<usize> {
    let texts = root().join(FOLDER);
    let text = fs::read_to_string(texts.join("cases.txt"))?;
    let tag = interpreter.run("import sys; print(sys.implementation.cache_tag)", &[])?;
    let scripts = tempfile::tempdir()?;
    let path = interpreter.path.display();
    // Started so, an interpreter behind a wrapper can start others like itself.
    let with_workers = scripts.path().join("compileall");
    fs::write(&with_workers, format!("exec {path} -c '{}' {path} \"$@\"\n", Interpreter::COMPILEALL))?;
    let python_module = |name: &str| format!("{path} -m {name}");
    let our_command = |name: &str| format!("{} {name} --python {python}", program.display());
    let stage = |compileall: String, py_compile: String| Stage {
        folder: env::temp_dir().join(format!("dropin-{}", std::process::id())),
        setup: texts.join("setup.sh"),
        compileall,
        py_compile,
        tag: tag.trim().to_owned(),
    };
    let theirs = stage(python_module("compileall"), python_module("py_compile"));
    let theirs_with_workers = stage(format!("sh {}", with_workers.display()), python_module("py_compile"));
    let ours = stage(our_command("compileall"), our_command("py_compile"));

    let mut held = Vec::new();
    for case in cases(&text) {
        let theirs = if case.workers { &theirs_with_workers } else { &theirs };
        held.push((theirs.run(case.script)?, ours.run(case.script)?, case));
    }
    let equal = equal_code(interpreter, held.iter().flat_map(|(theirs, ours, _)| ours.unequal(theirs)))?;

    let format = Target::for_version(GOLDEN.parse()?)?.pyc;
    let hash = |bytes: &[u8]| u64::from_le_bytes(source_hash(bytes, format));
    let (mut alike, mut mended, mut differ) = (0, 0, 0);
    let mut golden = String::new();
    for (theirs, ours, case) in &held {
        golden += &theirs.text(case, hash);
        let is_alike = ours.is_as(theirs, |ours, theirs| equal.contains(&(ours, theirs)));
        match (is_alike, case.mended) {
            (false, Some(reason)) => {
                mended += 1;
                println!("mended: {reason}: {}", case.script);
            }
            (true, Some(reason)) if python == GOLDEN => {
                differ += 1;
                println!("{}\n  no difference, though: {reason}", case.script);
            }
            (true, _) => alike += 1,
            (false, None) => {
                differ += 1;
                println!("theirs\n{}ours\n{}", theirs.text(case, hash), ours.text(case, hash));
            }
        }
    }
    let files = match equal.len() {
        0 => String::new(),
        count => format!(
            "; of {count} compiled files the code objects are equal, and the bytes vary from run to run"
        ),
    };
    println!("Python {}: {alike} alike, {mended} mended, {differ} different{files}", interpreter.version);
    if python == GOLDEN && differ == 0 {
        write_or_check(&[Generated::new(format!("{FOLDER}/cases.out"), golden)], check, "dropin")?;
    }
    Ok(differ)
}

/// A file that was made: its name, its mode and what is in it.
type FileOf<'o> = (&'o PathBuf, &'o (u32, Vec<u8>));

impl Outcome {
    /// Whether all is the same. Streams on which the `reference` has words of its own may say anything, and of compiled
    /// files that are not equal, header aside, `are_equal` decides.
    fn is_as(&self, reference: &Outcome, are_equal: impl Fn(&[u8], &[u8]) -> bool) -> bool {
        let is_said = |ours: &Option<String>, theirs: &Option<String>| theirs.is_none() || ours == theirs;
        let is_made =
            |((name, (mode, content)), (other_name, (other_mode, other))): (FileOf<'_>, FileOf<'_>)| {
                name == other_name
                    && mode == other_mode
                    && (content == other || is_compiled(name) && are_equal(content, other))
            };
        self.status == reference.status
            && is_said(&self.stdout, &reference.stdout)
            && is_said(&self.stderr, &reference.stderr)
            && self.files.len() == reference.files.len()
            && self.files.iter().zip(&reference.files).all(is_made)
    }

    /// The compiled files that both have made, and whose bytes are not equal.
    fn unequal<'o>(&'o self, reference: &'o Outcome) -> impl Iterator<Item = (&'o [u8], &'o [u8])> {
        self.files.iter().filter(|(name, _)| is_compiled(name)).filter_map(|(name, (_, ours))| {
            let (_, theirs) = reference.files.get(name)?;
            (ours != theirs).then_some((&**ours, &**theirs))
        })
    }
}

/// Those of the pairs whose headers are the same and whose code objects are equal, for a version that gives one
/// source other bytes from run to run; none for others.
fn equal_code<'o>(
    interpreter: &Interpreter,
    pairs: impl Iterator<Item = (&'o [u8], &'o [u8])>,
) -> Result<HashSet<(&'o [u8], &'o [u8])>> {
    if !interpreter.bytes_vary() {
        return Ok(HashSet::new());
    }
    let pairs: HashSet<_> = pairs.collect();
    let pairs: Vec<_> = pairs.into_iter().collect();
    let folder = tempfile::tempdir()?;
    for (number, (ours, theirs)) in pairs.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.ours")), ours)?;
        fs::write(folder.path().join(format!("{number}.theirs")), theirs)?;
    }
    let printed = interpreter.run(EQUAL, &[&folder.path().to_string_lossy(), &pairs.len().to_string()])?;
    let equal = printed.lines().map(|line| Ok(pairs[line.parse::<usize>()?]));
    equal.collect()
}
