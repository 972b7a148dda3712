//! What is compiled again, and what is left alone.

use std::fs::{self, File};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::sandbox::Sandbox;

const PYC: &str = "p/__pycache__/a.cpython-315.pyc";

fn set_time(sandbox: &Sandbox, name: &str, seconds: u64) {
    let file = File::options().write(true).open(sandbox.path(name)).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
}

fn time(sandbox: &Sandbox, name: &str) -> SystemTime {
    fs::metadata(sandbox.path(name)).unwrap().modified().unwrap()
}

/// Whether the run writes the compiled file again.
fn rewrites(sandbox: &Sandbox, args: &[&str]) -> bool {
    set_time(sandbox, PYC, 1000);
    sandbox.succeed(&[&["compile"], args, &["p"]].concat());
    time(sandbox, PYC) != UNIX_EPOCH + Duration::from_secs(1000)
}

#[test]
fn what_is_up_to_date_stays() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n")]);
    sandbox.succeed(&["compile", "p"]);
    assert!(!rewrites(&sandbox, &[]));
    assert!(rewrites(&sandbox, &["--force"]));

    // Same size, another time.
    sandbox.write("p/a.py", "x = 2\n");
    set_time(&sandbox, "p/a.py", 12345);
    assert!(rewrites(&sandbox, &[]));
    assert!(!rewrites(&sandbox, &[]));
    // Same time, another size.
    sandbox.write("p/a.py", "x = 22\n");
    set_time(&sandbox, "p/a.py", 12345);
    assert!(rewrites(&sandbox, &[]));
    assert!(!rewrites(&sandbox, &[]));
}

#[test]
fn a_change_of_mode_is_honoured() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n")]);
    sandbox.succeed(&["compile", "p"]);
    for mode in ["checked-hash", "unchecked-hash", "timestamp"] {
        assert!(rewrites(&sandbox, &["--invalidation-mode", mode]), "{mode}");
        assert!(!rewrites(&sandbox, &["--invalidation-mode", mode]), "{mode}");
    }
}

#[test]
fn hashes_know_the_source() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n")]);
    let mode = ["--invalidation-mode", "checked-hash"];
    sandbox.succeed(&[&["compile"][..], &mode, &["p"]].concat());
    set_time(&sandbox, "p/a.py", 12345);
    assert!(!rewrites(&sandbox, &mode));
    sandbox.write("p/a.py", "x = 2\n");
    set_time(&sandbox, "p/a.py", 12345);
    assert!(rewrites(&sandbox, &mode));
}

#[test]
fn damaged_files_are_made_again() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n")]);
    for damage in ["", "not a compiled file at all"] {
        sandbox.write(PYC, damage);
        assert!(rewrites(&sandbox, &[]));
    }
    // For another version of Python.
    let mut pyc = sandbox.read(PYC);
    pyc[0] -= 1;
    fs::write(sandbox.path(PYC), pyc).unwrap();
    assert!(rewrites(&sandbox, &[]));
}

#[test]
fn names_without_a_level_are_not_trusted() {
    let sandbox = Sandbox::new(&[("a.py", "assert x\n")]);
    sandbox.succeed(&["compile", "--legacy", "a.py"]);
    let plain = sandbox.read("a.pyc");
    set_time(&sandbox, "a.pyc", 1000);
    sandbox.succeed(&["compile", "--legacy", "a.py"]);
    assert_eq!(time(&sandbox, "a.pyc"), UNIX_EPOCH + Duration::from_secs(1000));
    sandbox.succeed(&["compile", "--legacy", "--optimize", "1", "a.py"]);
    assert!(sandbox.read("a.pyc").len() < plain.len());
}

#[test]
fn checking_writes_nothing() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("p/b.py", "")]);
    let run = sandbox.run(&["compile", "--check", "p"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("a.cpython-315.pyc is out of date: there is none\n"), "{}", run.stderr);
    assert_eq!(sandbox.tree("p"), ["a.py", "b.py"]);

    sandbox.succeed(&["compile", "p"]);
    sandbox.succeed(&["compile", "--check", "p"]);
    sandbox.write("p/a.py", "x = 22\n");
    let before = sandbox.read(PYC);
    let run = sandbox.run(&["compile", "--check", "--output-format", "json", "p"]);
    assert_eq!(run.status, 1);
    let lines = run.json();
    assert_eq!(lines[0]["stale"], "the source has changed");
    assert!(lines[0]["error"].is_null() && lines[1].get("stale").is_none());
    assert_eq!(sandbox.read(PYC), before);
}

#[test]
fn checking_by_force_looks_inside() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 12345\n")]);
    sandbox.succeed(&["compile", "p"]);
    let mut pyc = sandbox.read(PYC);
    *pyc.last_mut().unwrap() ^= 1;
    fs::write(sandbox.path(PYC), pyc).unwrap();
    assert_eq!(sandbox.run(&["compile", "--check", "p"]).status, 0);
    assert_eq!(sandbox.run(&["compile", "--check", "--force", "p"]).status, 1);
}
