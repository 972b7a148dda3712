//! A folder of its own for each test, and runs of the program in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder that goes away with the test.
pub struct Sandbox {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Sandbox {
    /// With these files in it.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Sandbox { folder: tempfile::tempdir().unwrap() };
        // Nothing that `--python auto` could find.
        fs::create_dir(sandbox.path("bin")).unwrap();
        for (name, text) in files {
            sandbox.write(name, text);
        }
        sandbox
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// A command that runs the program here; its environment is empty.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pybytecode"));
        command.args(args).current_dir(self.folder.path()).env_clear().env("PATH", self.path("bin"));
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program here.
    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(&mut self.command(args))
    }

    /// Runs the program here, which must succeed.
    #[track_caller]
    pub fn succeed(&self, args: &[&str]) -> Run {
        let run = self.run(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
        run
    }

    /// The files below a folder, sorted.
    pub fn tree(&self, name: &str) -> Vec<String> {
        let root = self.path(name);
        let mut files = Vec::new();
        walk(&root, &root, &mut files);
        files.sort();
        files
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, files);
        } else {
            files.push(path.strip_prefix(root).unwrap().to_string_lossy().into_owned());
        }
    }
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Run {
            status: output.status.code().unwrap_or(-1),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output as lines of JSON.
    pub fn json(&self) -> Vec<serde_json::Value> {
        let text = str::from_utf8(&self.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Whether `bytes` contain `part`.
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
