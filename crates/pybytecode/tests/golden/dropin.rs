//! Invocations of `compileall` and `py_compile`: the cases of `tests/dropin/cases.txt`, running one, and
//! what is left of it as text. The interpreter's side is blessed by `cargo xtask dropin`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A line of the cases.
pub struct Case<'t> {
    /// What `sh` is to run.
    pub script: &'t str,
    /// Why we differ, where that is on purpose.
    pub mended: Option<&'t str>,
    /// Whether the interpreter starts others like itself.
    pub workers: bool,
}

/// The cases of a text.
pub fn cases(text: &str) -> impl Iterator<Item = Case<'_>> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(|line| {
        let (workers, line) = match line.strip_prefix("workers |") {
            Some(script) => (true, script.trim()),
            None => (false, line),
        };
        match line.strip_prefix("mended:").and_then(|rest| rest.split_once('|')) {
            Some((reason, script)) => Case { script: script.trim(), mended: Some(reason.trim()), workers },
            None => Case { script: line, mended: None, workers },
        }
    })
}

/// Where and with what cases are run.
pub struct Stage {
    /// An empty folder for each run; its name is the same for both sides where their bytes are compared.
    pub folder: PathBuf,
    /// `setup.sh`.
    pub setup: PathBuf,
    /// How `compileall` is called.
    pub compileall: String,
    /// How `py_compile` is called.
    pub py_compile: String,
    /// The middle of the names of compiled files.
    pub tag: String,
}

/// What is left of a case.
pub struct Outcome {
    pub status: Option<i32>,
    /// None where the commands have words of their own: wrong usage and tracebacks.
    pub stdout: Option<String>,
    /// The same.
    pub stderr: Option<String>,
    /// Mode and content of all files.
    pub files: BTreeMap<PathBuf, (u32, Vec<u8>)>,
}

impl Stage {
    /// Runs a case in a fresh folder.
    pub fn run(&self, script: &str) -> io::Result<Outcome> {
        fs::create_dir(&self.folder)?;
        let outcome = self.run_inside(script);
        fs::remove_dir_all(&self.folder)?;
        outcome
    }

    fn run_inside(&self, script: &str) -> io::Result<Outcome> {
        let shell = |arguments: &[&str]| {
            let mut command = Command::new("sh");
            command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
            command
        };
        if !shell(&[&self.setup.to_string_lossy()]).status()?.success() {
            return Err(io::Error::other("setup.sh fails"));
        }
        let mut command = shell(&["-c", &format!("umask 022; {script}")]);
        for name in ["VIRTUAL_ENV", "SOURCE_DATE_EPOCH", "PYTHONPYCACHEPREFIX", "PYTHONOPTIMIZE"] {
            command.env_remove(name);
        }
        let variables =
            [("compileall", &self.compileall), ("py_compile", &self.py_compile), ("tag", &self.tag)];
        let output = command.env("PYTHONHASHSEED", "0").envs(variables).output()?;
        let text = |bytes: &[u8]| {
            without_number(&String::from_utf8_lossy(bytes)).replace(&*self.folder.to_string_lossy(), "$PWD")
        };
        let has_own_words = |text: &String| text.contains("Traceback") || text.contains("usage: ");
        let is_misused = output.status.code() == Some(2);
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        let mut files = BTreeMap::new();
        collect(&self.folder, &self.folder, &mut files)?;
        Ok(Outcome {
            status: output.status.code(),
            stdout: (!has_own_words(&stdout)).then_some(stdout),
            stderr: (!has_own_words(&stderr) && !is_misused).then_some(stderr),
            files,
        })
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, (u32, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let found = fs::symlink_metadata(&path)?;
        if found.is_dir() {
            collect(root, &path, files)?;
        } else if found.is_file() {
            let mode = std::os::unix::fs::PermissionsExt::mode(&found.permissions());
            // Below a prefix for compiled files, the whole path is in the name.
            let below = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
            let below = below.replace(root.to_string_lossy().trim_start_matches('/'), "PWD");
            files.insert(below.into(), (mode & 0o777, fs::read(&path)?));
        }
    }
    Ok(())
}

/// Without the number at the end of the name of a file to be renamed, which is never the same.
fn without_number(text: &str) -> String {
    let Some((before, after)) = text.split_once(".pyc.") else { return text.to_owned() };
    format!("{before}.pyc{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// Whether it is a compiled file, by its name.
pub fn is_compiled(name: &Path) -> bool {
    name.extension().is_some_and(|extension| extension == "pyc")
}

impl Outcome {
    /// As a section of the golden file; a file's content is a `hash`, where it does not depend on where
    /// the case was run.
    pub fn text(&self, case: &Case<'_>, hash: impl Fn(&[u8]) -> u64) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "## {}\nstatus {}", case.script, self.status.unwrap_or(-1));
        for (name, lines) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            match lines {
                None => {
                    let _ = writeln!(text, "{name} in words of its own");
                }
                Some(lines) => lines.lines().for_each(|line| {
                    let _ = writeln!(text, "{name} {line}");
                }),
            }
        }
        let made = self.files.iter().filter(|(name, _)| is_compiled(name));
        for (name, (mode, content)) in made {
            let content = if case.script.contains("$PWD") { 0 } else { hash(content) };
            let _ = writeln!(text, "file {mode:o} {content:016x} {}", name.display());
        }
        text
    }
}
