//! Trees that nobody wishes for: names that are no text, links in circles, what may not be read or written,
//! sources that change all the time, and 100,000 files in one folder.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use crate::Result;

/// Runs all trials.
pub fn run(program: &Path) -> Result {
    let folder = tempfile::tempdir()?;
    // Also for a user who may not look into our folders.
    let own = folder.path().join("pybytecode");
    fs::copy(program, &own)?;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    let odd = Odd { program: own, folder: folder.path().to_owned() };
    odd.names()?;
    odd.links()?;
    odd.permissions()?;
    odd.changing()?;
    odd.many()
}

struct Odd {
    program: PathBuf,
    folder: PathBuf,
}

impl Odd {
    fn tree(&self, name: &str) -> Result<PathBuf> {
        let tree = self.folder.join(name);
        fs::create_dir(&tree)?;
        Ok(tree)
    }

    fn command(&self, arguments: &[&str], tree: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["compile", "--python", "3.14", "--keep-going"]).args(arguments).arg(tree);
        command
    }

    fn names(&self) -> Result {
        let tree = self.tree("names")?;
        for folder in [&b"plain"[..], b"\xff\xfe", "\u{e9}\n".as_bytes()] {
            let folder = tree.join(OsStr::from_bytes(folder));
            fs::create_dir(&folder)?;
            for name in [&b"a.py"[..], b"\xff.py", b"\xed\xa0\x80.py", b"new\nline.py", b" .py", b"'\".py"] {
                fs::write(folder.join(OsStr::from_bytes(name)), "x = __file__\n")?;
            }
        }
        let first = self.command(&[], &tree).output()?;
        let second = self.command(&["--output-format", "json"], &tree).output()?;
        let lines = second.stdout.iter().filter(|byte| **byte == b'\n').count();
        println!("names that are no text: {}; named again in {lines} lines of JSON", summary(&first));
        expect(first.status.success() && summary(&first).starts_with("Compiled 18 files ") && lines == 18)
    }

    fn links(&self) -> Result {
        let tree = self.tree("links")?;
        fs::create_dir(tree.join("real"))?;
        fs::write(tree.join("real/a.py"), "x = 1\n")?;
        for (to, name) in [
            (".", "real/here"),
            ("..", "real/up"),
            ("b.py", "c.py"),
            ("c.py", "b.py"),
            ("self.py", "self.py"),
            ("nowhere", "gone.py"),
        ] {
            symlink(to, tree.join(name))?;
        }
        symlink("real/a.py", tree.join("good.py"))?;
        let output = self.command(&[], &tree).output()?;
        println!("links in circles and to nowhere: {}", summary(&output));
        expect(output.status.success() && summary(&output).starts_with("Compiled 2 files "))
    }

    fn permissions(&self) -> Result {
        const NOBODY: u32 = 65534;
        let tree = self.tree("permissions")?;
        for name in ["closed/a.py", "unreadable.py", "fine/a.py", "read_only/a.py", "read_only/b.py"] {
            let path = tree.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&tree))?;
            fs::write(path, "x = 1\n")?;
        }
        let modes =
            [("", 0o777), ("closed", 0o000), ("unreadable.py", 0o000), ("fine", 0o777), ("read_only", 0o555)];
        for (name, mode) in modes {
            fs::set_permissions(tree.join(name), fs::Permissions::from_mode(mode))?;
        }
        let mut command = self.command(&[], &tree);
        if rustix::process::geteuid().is_root() {
            // What holds for others does not for root.
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let denied = said.lines().filter(|line| line.contains("Permission denied")).count();
        println!("without permission: {denied} told, {}", summary(&output));
        expect(
            output.status.code() == Some(1)
                && denied == 4
                && summary(&output).starts_with("Compiled 1 file "),
        )
    }

    /// Sources are written again and again while they are compiled; afterwards a run has nothing to do but
    /// what is out of date by its header, and what is there is right.
    fn changing(&self) -> Result {
        const FILES: usize = 50;
        const ROUNDS: usize = 40;
        let tree = self.tree("changing")?;
        let write = |at: usize, round: usize| {
            // Two versions of one size within a second are one by their times, for the interpreter too.
            let text = "x = 1\n".repeat(2000 + round);
            fs::write(tree.join(format!("m{at}.py")), text + &format!("y = {round}\n"))
        };
        (0..FILES).try_for_each(|at| write(at, 0))?;
        let (mut wrong, mut refused, mut written) = (0, 0, 0);
        let mode = |at: usize| ["timestamp", "checked-hash"][at / (ROUNDS / 2)];
        for at in 0..ROUNDS {
            let mode = ["--invalidation-mode", mode(at)];
            let stop = AtomicBool::new(false);
            let outcome = thread::scope(|scope| {
                let writer = scope.spawn(|| {
                    let mut round = 0;
                    while !stop.load(Ordering::Relaxed) {
                        round += 1;
                        (0..FILES).try_for_each(|at| write(at, round))?;
                    }
                    Ok::<usize, std::io::Error>(round * FILES)
                });
                let output = self.command(&[&mode[..], &["--force"]].concat(), &tree).output();
                stop.store(true, Ordering::Relaxed);
                let written = writer.join().map_err(|_| "the writer panicked")?;
                Ok::<_, Box<dyn std::error::Error + Send + Sync>>((output?, written?))
            });
            let (output, more) = outcome?;
            written += more;
            let said = String::from_utf8_lossy(&output.stderr);
            refused += said.lines().filter(|line| line.contains("changes while it is read")).count();
            self.command(&[&mode[..], &["-qq"]].concat(), &tree).status()?;
            let check = self.command(&[&mode[..], &["--check", "--force"]].concat(), &tree).output()?;
            let said = String::from_utf8_lossy(&check.stderr);
            wrong += said.lines().filter(|line| line.contains("out of date")).count();
        }
        println!(
            "sources that change: {written} times written during {ROUNDS} runs over {FILES}, {refused} refused for it, \
             {wrong} compiled files wrong afterwards"
        );
        expect(wrong == 0)
    }

    fn many(&self) -> Result {
        const FILES: usize = 100_000;
        let tree = self.tree("many")?;
        for at in 0..FILES {
            fs::write(tree.join(format!("module_{at}.py")), format!("def f():\n    return {at}\n"))?;
        }
        for what in ["compiled", "up to date"] {
            let began = Instant::now();
            let output = self.command(&[], &tree).output()?;
            println!(
                "{FILES} files in one folder, {what}: {} in all {:.2?}",
                summary(&output),
                began.elapsed()
            );
            expect(output.status.success())?;
        }
        let compiled = fs::read_dir(tree.join("__pycache__"))?.count();
        expect(compiled == FILES)
    }
}

/// The last line that was said.
fn summary(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().last().unwrap_or_default().to_owned()
}

fn expect(holds: bool) -> Result {
    if holds { Ok(()) } else { Err("that is not as it should be".into()) }
}
