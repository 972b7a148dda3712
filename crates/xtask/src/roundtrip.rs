//! `cargo xtask roundtrip`: every `.pyc` that an interpreter makes of its library, read and written.
//!
//! Two ways: written back as it was read, which must give the same bytes for every version; and with
//! the reference flags that [`Writer`] derives, which must do so for the versions we compile for.

use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_marshal::{Pyc, Writer};

use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/compile_library.py");

/// What came of one version's files.
#[derive(Debug, Default)]
struct Counts {
    files: usize,
    bytes: usize,
    written_back: usize,
    flags_derived: usize,
}

/// Checks the versions named, or all, and prints a line for each.
pub fn run(versions: &[String]) -> Result {
    let all = crate::versions().map(|version| version.to_string());
    let versions: Vec<String> = if versions.is_empty() { all.collect() } else { versions.to_vec() };
    let mut is_whole = true;
    for version in versions {
        let python = interpreters::find(&version)?;
        let folder = tempfile::tempdir()?;
        python.run(PROGRAM, &[&folder.path().to_string_lossy()])?;
        let counts = check_folder(folder.path())?;
        println!(
            "{}: {} files, {} bytes; written back {}, flags derived {}",
            python.version, counts.files, counts.bytes, counts.written_back, counts.flags_derived
        );
        is_whole &= counts.written_back == counts.files;
    }
    if is_whole { Ok(()) } else { Err("some files were not written back as they were read".into()) }
}

fn check_folder(folder: &Path) -> Result<Counts> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut counts = Counts::default();
    let mut bump = Bump::new();
    for path in paths {
        let bytes = fs::read(&path)?;
        counts.files += 1;
        counts.bytes += bytes.len();
        match check(&bytes, &bump) {
            Ok((written_back, flags_derived)) => {
                counts.written_back += usize::from(written_back);
                counts.flags_derived += usize::from(flags_derived);
            }
            Err(error) => println!("{}: {error}", path.display()),
        }
        bump.reset();
    }
    Ok(counts)
}

/// Whether both ways of writing give the bytes that were read.
fn check(bytes: &[u8], bump: &Bump) -> Result<(bool, bool)> {
    let pyc = Pyc::read(bytes, bump)?;
    let written_back = pyc.write()? == bytes;
    let mut derived = Vec::with_capacity(bytes.len());
    Writer::new(pyc.header.format).write(&pyc.dump.objects, pyc.dump.root, &mut derived)?;
    Ok((written_back, derived == bytes[pyc.header.format.header.len()..]))
}
