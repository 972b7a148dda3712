//! The reference interpreters: where they are, and asking them.
//!
//! They are looked for in `PYBYTECODE_PYTHONS` (folders, separated as in `PATH`), on `PATH`, in
//! pyenv's folder and in the cache of downloaded references; the newest patch release wins.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use pybytecode_opcode::pyc::{PycFormat, RefFlags};

use crate::Result;

/// An interpreter and its full version.
#[derive(Debug, Clone)]
pub struct Interpreter {
    /// The program.
    pub path: PathBuf,
    /// What it says it is: `3.14.10`.
    pub version: String,
}

/// The newest interpreter that `version` (`3.14` or `3.13.0`) names.
pub fn find(version: &str) -> Result<Interpreter> {
    let minor: Vec<&str> = version.split('.').take(2).collect();
    let name = format!("python{}", minor.join("."));
    folders()
        .into_iter()
        .map(|folder| folder.join(&name))
        .filter(|path| path.is_file())
        .filter_map(|path| ask_version(&path).map(|version| Interpreter { path, version }))
        .filter(|found| found.version == version || found.version.starts_with(&format!("{version}.")))
        .max_by_key(|found| found.version.split('.').map(|n| n.parse().unwrap_or(0)).collect::<Vec<u32>>())
        .ok_or_else(|| {
            format!("no interpreter of Python {version}; PYBYTECODE_PYTHONS can name folders of them").into()
        })
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for variable in ["PYBYTECODE_PYTHONS", "PATH"] {
        if let Some(value) = env::var_os(variable) {
            folders.extend(env::split_paths(&value));
        }
    }
    if let Some(home) = env::var_os("HOME").map(PathBuf::from) {
        folders.push(home.join(".cache/reference-pythons/bin"));
        if let Ok(versions) = home.join(".pyenv/versions").read_dir() {
            folders.extend(versions.flatten().map(|entry| entry.path().join("bin")));
        }
    }
    folders
}

/// What keeps the environment out: Python 2 has no `-I`.
fn isolated(path: &Path) -> &'static [&'static str] {
    if path.ends_with("python2.7") { &["-E", "-s"] } else { &["-I"] }
}

fn ask_version(path: &Path) -> Option<String> {
    let program = "import sys; print('%d.%d.%d' % sys.version_info[:3])";
    let output = Command::new(path).args(isolated(path)).args(["-S", "-c", program]).output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!version.is_empty()).then_some(version)
}

impl Interpreter {
    /// `python -m compileall` for `-c`; its first argument is the program by which to start workers. An
    /// interpreter that a wrapper starts does not know.
    pub const COMPILEALL: &str = "import compileall, multiprocessing, sys\n\
                                  multiprocessing.set_executable(sys.argv.pop(1))\n\
                                  sys.exit(int(not compileall.main()))";

    /// Runs a program given as text, without warnings, and gives what it prints.
    pub fn run(&self, program: &str, args: &[&str]) -> Result<String> {
        let output = Command::new(&self.path)
            .args(isolated(&self.path))
            .args(["-S", "-W", "ignore", "-c", program])
            .args(args)
            .output()?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            return Err(format!("Python {} failed: {errors}", self.version).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Whether it gives one source other bytes from run to run: then equal code objects are the best that there is.
    pub fn bytes_vary(&self) -> bool {
        let format = self.version.parse().ok().and_then(PycFormat::for_version);
        format.is_some_and(|format| format.flags == RefFlags::Shared)
    }
}
