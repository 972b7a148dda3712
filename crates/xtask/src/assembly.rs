//! `cargo xtask assembly`: every `.pyc` that an interpreter makes of its library, as assembly text and back, verified, and
//! spoilt in one place to see whether the checker finds that.
//!
//! Text and back must give the same bytes, and what CPython made must be found good. A byte of code that is
//! changed at random often gives other good code, so that of those only the share is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_marshal::Pyc;
use pybytecode_opcode::Support;
use pybytecode_text::asm;
use pybytecode_verify::verify;

use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/compile_library.py");

/// What came of one version's files.
#[derive(Debug, Default)]
struct Counts {
    files: usize,
    /// The text gave the same bytes again.
    same: usize,
    /// The text had to tell the file as bytes.
    as_bytes: usize,
    /// The checker found nothing.
    good: usize,
    /// Changed in one byte.
    spoilt: usize,
    /// Of those, found by the checker or not even read.
    found: usize,
    /// Of versions that the checker does not know.
    unknown: usize,
    /// Code objects.
    codes: usize,
    /// Lines that tell what would be inferred if CPython had made it in the ordinary way, by their first word.
    explicit: BTreeMap<&'static str, usize>,
}

/// The lines that ordinary files do without.
const EXPLICIT: [&str; 12] = [
    "stack",
    "depth",
    "flags",
    "flags =",
    "counts",
    "wide",
    "wide",
    "variables",
    "bytecode",
    "linetable",
    "exceptiontable",
    "marshal",
];

impl Counts {
    fn look_at(&mut self, text: &str) {
        *self.explicit.entry("marshal |").or_default() += usize::from(text.contains("\nmarshal\n    |"));
        let code = text.split("\nmarshal\n").next().unwrap_or(text);
        *self.explicit.entry("marshal").or_default() += usize::from(code.len() < text.len());
        for line in code.lines() {
            let line = line.trim_start();
            let line = line.strip_prefix("async ").unwrap_or(line);
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            self.codes += usize::from(matches!(word, "module" | "class" | "function"));
            let words = match word {
                "try" if rest.contains(" depth ") => "depth",
                "flags" if rest.starts_with('=') => "flags =",
                _ if rest.contains(" wide ") && !rest.contains('"') => "wide",
                word => word,
            };
            if let Some(explicit) = EXPLICIT.iter().find(|explicit| **explicit == words) {
                *self.explicit.entry(explicit).or_default() += 1;
            }
        }
    }
}

/// Checks the versions or folders of `.pyc` files named, or all versions, and prints what it found of each.
pub fn run(versions: &[String]) -> Result {
    let all = crate::versions().map(|version| version.to_string());
    let versions: Vec<String> = if versions.is_empty() { all.collect() } else { versions.to_vec() };
    let mut is_whole = true;
    for version in versions {
        let (version, counts) = check(&version)?;
        let Counts { files, same, as_bytes, good, spoilt, found, codes, unknown, explicit } = counts;
        println!(
            "{}: {files} files; as text and back the same {same}, of those told as bytes {as_bytes}; verified {good}, of versions that are not verified {unknown}; \
             spoilt in one byte {spoilt}, found {found} ({:.1} %)",
            version,
            found as f64 * 100.0 / spoilt.max(1) as f64
        );
        let explicit: Vec<String> = explicit.iter().map(|(word, count)| format!("{word} {count}")).collect();
        println!("  of {codes} code objects told otherwise than ordinary: {}", explicit.join(", "));
        is_whole &= same == files && good + unknown == files;
    }
    if is_whole { Ok(()) } else { Err("some files did not come back as they were, or were found bad".into()) }
}

/// Checks what a version makes of its library, or the files of a folder; says what was checked.
fn check(version: &str) -> Result<(String, Counts)> {
    if Path::new(version).is_dir() {
        return Ok((version.to_owned(), check_folder(Path::new(version))?));
    }
    let python = interpreters::find(version)?;
    let folder = tempfile::tempdir()?;
    python.run(PROGRAM, &[&folder.path().to_string_lossy()])?;
    Ok((python.version.clone(), check_folder(folder.path())?))
}

fn check_folder(folder: &Path) -> Result<Counts> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut counts = Counts::default();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut bump = Bump::new();
    for path in paths {
        let bytes = fs::read(&path)?;
        counts.files += 1;
        let text = asm::print(&bytes)?;
        counts.look_at(&text);
        counts.as_bytes += usize::from(text.contains("\nbytes\n"));
        let written = asm::parse(&text).ok().and_then(|parsed| parsed.write().ok());
        if written.is_some_and(|written| written == bytes) {
            counts.same += 1;
        } else {
            println!("{}: the text gives another file", path.display());
        }
        if is_not_verified(&bytes, &bump) {
            counts.unknown += 1;
            bump.reset();
            continue;
        }
        let findings = findings(&bytes, &bump);
        match findings.first() {
            None => counts.good += 1,
            Some(finding) => println!("{}: {finding}", path.display()),
        }
        bump.reset();
        spoil(&bytes, &mut random, &mut counts, &mut bump);
    }
    Ok(counts)
}

/// Whether the version is one whose files are told and not verified.
fn is_not_verified(bytes: &[u8], bump: &Bump) -> bool {
    Pyc::read(bump.alloc_slice_copy(bytes), bump)
        .is_ok_and(|pyc| pyc.target().is_ok_and(|target| target.support < Support::Trial))
}

fn findings(bytes: &[u8], bump: &Bump) -> Vec<String> {
    let bytes = bump.alloc_slice_copy(bytes);
    match Pyc::read(bytes, bump).map_err(|error| error.to_string()) {
        Err(error) => vec![error],
        Ok(pyc) => match pyc.target() {
            Err(error) => vec![error.to_string()],
            Ok(target) => {
                let found = verify(&pyc.dump.objects, pyc.dump.root, target);
                found.iter().map(ToString::to_string).collect()
            }
        },
    }
}

/// How many bytes of each file are changed, one at a time.
const CHANGES: usize = 4;

fn spoil(bytes: &[u8], random: &mut Random, counts: &mut Counts, bump: &mut Bump) {
    let places: Vec<usize> = code_bytes(bytes);
    if places.is_empty() {
        return;
    }
    for _ in 0..CHANGES {
        let mut spoilt = bytes.to_vec();
        let place = places[random.below(places.len())];
        spoilt[place] = spoilt[place].wrapping_add(1 + random.below(255) as u8);
        counts.spoilt += 1;
        counts.found += usize::from(!findings(&spoilt, bump).is_empty());
        bump.reset();
    }
}

/// Where in the file the outermost `co_code` stands.
fn code_bytes(bytes: &[u8]) -> Vec<usize> {
    let bump = Bump::new();
    let Ok(pyc) = Pyc::read(bytes, &bump) else { return Vec::new() };
    let mut places = Vec::new();
    for number in 0..pyc.dump.objects.len() {
        let id = pybytecode::ObjectId(number as u32);
        let pybytecode::Object::Code(code) = pyc.dump.objects.get(id) else { continue };
        let pybytecode::Object::Bytes(code) = pyc.dump.objects.get(code.code) else { continue };
        let found = bytes.windows(code.len().max(8)).position(|window| window.starts_with(code));
        if let Some(start) = found.filter(|_| code.len() >= 8) {
            places.extend(start..start + code.len());
        }
        if places.len() > 100_000 || number > 2_000 {
            break;
        }
    }
    places
}

/// A small generator of random numbers, the same on every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
