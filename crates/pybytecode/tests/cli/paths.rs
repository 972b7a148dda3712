//! Which sources are found, and the path that tracebacks show.

use crate::sandbox::{Run, Sandbox, contains};

#[test]
fn paths_in_tracebacks_are_rewritten() {
    let sandbox = Sandbox::new(&[("build/root/usr/lib/a.py", "def f(): pass\n")]);
    for (options, wanted) in [
        (&[][..], "build/root/usr/lib/a.py"),
        (&["--strip-dir", "build/root/"], "usr/lib/a.py"),
        (&["--strip-dir", "build/root", "--prepend-dir", "/"], "/usr/lib/a.py"),
        (&["--prepend-dir", "/x"], "/x/build/root/usr/lib/a.py"),
        (&["--strip-dir", "other"], "build/root/usr/lib/a.py"),
    ] {
        sandbox.succeed(&[&["compile", "-o", "x.pyc"], options, &["build/root/usr/lib/a.py"]].concat());
        let pyc = sandbox.read("x.pyc");
        // A short ASCII string has its length before it.
        let marshalled = [&[wanted.len() as u8], wanted.as_bytes()].concat();
        assert!(contains(&pyc, &marshalled), "{options:?}");
    }
    let run = sandbox.succeed(&["compile", "--strip-dir", "other", "build"]);
    assert!(run.stderr.contains("no source lies below"), "{}", run.stderr);
}

#[test]
fn paths_are_joined_as_given() {
    let sandbox = Sandbox::new(&[("p/a.py", "")]);
    for (given, wanted) in [("p", "p/a.py"), ("p/", "p/a.py"), ("./p", "./p/a.py"), (".", "./p/a.py")] {
        sandbox.succeed(&["compile", "--force", "--out-dir", "out", given]);
        let pyc = sandbox.read(if given == "." { "out/p/a.pyc" } else { "out/a.pyc" });
        assert!(contains(&pyc, &[&[wanted.len() as u8], wanted.as_bytes()].concat()), "{given}");
    }
}

#[test]
fn exclusions_leave_files_and_folders_out() {
    let files =
        ["p/a.py", "p/tests/t.py", "p/q/tests/t.py", "p/q/b.py", "p/q/b_test.py"].map(|name| (name, ""));
    let compiled = |globs: &[&str]| {
        let sandbox = Sandbox::new(&files);
        let exclude: Vec<&str> = globs.iter().flat_map(|glob| ["--exclude", glob]).collect();
        sandbox.succeed(&[&["compile", "--out-dir", "out"], &exclude[..], &["p"]].concat());
        if sandbox.exists("out") { sandbox.tree("out") } else { Vec::new() }
    };
    assert_eq!(compiled(&[]).len(), 5);
    assert_eq!(compiled(&["tests"]), ["a.pyc", "q/b.pyc", "q/b_test.pyc"]);
    assert_eq!(compiled(&["*_test.py", "q/tests/"]), ["a.pyc", "q/b.pyc", "tests/t.pyc"]);
    assert_eq!(compiled(&["p/q"]), ["a.pyc", "tests/t.pyc"]);
    assert!(compiled(&["*.py"]).is_empty());
}

#[test]
fn one_output_has_one_source() {
    let sandbox = Sandbox::new(&[("p/a.py", ""), ("q/a.py", "")]);
    let run = sandbox.run(&["compile", "--out-dir", "out", "p", "q"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("would both be compiled to"), "{}", run.stderr);
    assert!(!sandbox.exists("out"));
    // A folder and a file in it are one source.
    let run = sandbox.succeed(&["compile", "--output-format", "json", "p", "p/a.py", "./p/a.py"]);
    assert_eq!(run.json().len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_to_files_only() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new(&[("p/a.py", ""), ("other/b.py", "")]);
    symlink(sandbox.path("other"), sandbox.path("p/linked")).unwrap();
    symlink(sandbox.path("other/b.py"), sandbox.path("p/c.py")).unwrap();
    symlink("nowhere", sandbox.path("p/.#d.py")).unwrap();
    symlink(sandbox.path("p"), sandbox.path("root")).unwrap();
    sandbox.succeed(&["compile", "--out-dir", "out", "root"]);
    assert_eq!(sandbox.tree("out"), ["a.pyc", "c.pyc"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let sandbox = Sandbox::new(&[]);
    let name = OsStr::from_bytes(b"n\xff.py");
    std::fs::write(sandbox.path("").join(name), "x = 1\n").unwrap();
    let run = Run::of(sandbox.command(&["compile", "-o", "x.pyc"]).arg(name));
    assert_eq!(run.status, 0, "{}", run.stderr);
    // 'n\udcff.py' in a marshalled string
    assert!(contains(&sandbox.read("x.pyc"), b"\x07\0\0\0n\xed\xb3\xbf.py"));
    let run = sandbox.succeed(&["compile", "--output-format", "json", "."]);
    assert_eq!(run.json()[0]["path"], "./n\u{fffd}.py");
    std::fs::write(sandbox.path("").join(name), "x = \n").unwrap();
    assert_eq!(sandbox.run(&["compile", "."]).status, 1);
}
