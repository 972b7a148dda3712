//! The interpreter of a target, if this machine has it.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pybytecode::Target;

/// Looks in `PYBYTECODE_PYTHONS` (folders, separated as in `PATH`), on `PATH` and in pyenv's folder for an
/// interpreter that reads the target's files.
pub(crate) fn find(target: &'static Target) -> Option<PathBuf> {
    let version = target.release.version.feature();
    let names = [format!("python{version}"), "python3".to_owned(), "python".to_owned()];
    let mut folders: Vec<PathBuf> = Vec::new();
    for variable in ["PYBYTECODE_PYTHONS", "PATH"] {
        if let Some(value) = env::var_os(variable) {
            folders.extend(env::split_paths(&value));
        }
    }
    if let Some(home) = env::var_os("HOME").map(PathBuf::from)
        && let Ok(versions) = home.join(".pyenv/versions").read_dir()
    {
        folders.extend(versions.flatten().map(|entry| entry.path().join("bin")));
    }
    let paths = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.filter(|path| path.is_file()).find(|path| reads(path, target))
}

/// Whether the interpreter's files start with the target's magic number.
fn reads(python: &PathBuf, target: &Target) -> bool {
    let program = "import importlib.util, sys; sys.stdout.write(importlib.util.MAGIC_NUMBER.hex())";
    let output = Command::new(python).args(["-I", "-S", "-c", program]).stderr(Stdio::null()).output();
    let magic: String = target.pyc.magic_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    output.is_ok_and(|output| output.stdout == magic.as_bytes())
}
