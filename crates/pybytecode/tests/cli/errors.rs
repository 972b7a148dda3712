//! Input that is refused: messages, statuses, and that nothing half-written stays.

use std::fs;

use crate::sandbox::{Run, Sandbox};

#[test]
fn errors_look_as_cpython_prints_them() {
    let sandbox =
        Sandbox::new(&[("a.py", "x = 1\n\tif é: return 5\n"), ("b.py", "def f():\n    yield\nreturn 5\n")]);
    let run = sandbox.run(&["compile", "b.py"]);
    assert_eq!(run.status, 1);
    let wanted =
        "  File \"b.py\", line 3\n    return 5\n    ^^^^^^^^\nSyntaxError: 'return' outside function\n";
    assert!(run.stderr.starts_with(wanted), "{}", run.stderr);
    assert_eq!(sandbox.run(&["compile", "--quiet", "b.py"]).stderr, wanted);
    assert_eq!(sandbox.run(&["compile", "-qq", "b.py"]).stderr, "");
    assert_eq!(sandbox.run(&["b.py"]).stderr, wanted);
    assert_eq!(sandbox.run(&["compile", "a.py"]).status, 1);
    assert_eq!(sandbox.tree("."), ["a.py", "b.py"]);
}

#[test]
fn errors_in_json_have_places() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("p/b.py", "é = 1; return é\n"), ("p/c.py", "")]);
    let run = sandbox.run(&["compile", "--keep-going", "--output-format", "json", "p", "nowhere"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stderr, "");
    let lines = run.json();
    let paths: Vec<_> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["nowhere", "p/a.py", "p/b.py", "p/c.py"]);
    assert_eq!(lines[0]["error"]["kind"], "FileNotFoundError");
    assert!(lines[0]["error"]["line"].is_null());
    assert!(lines[1]["error"].is_null());
    let error = serde_json::json!({
        "kind": "SyntaxError", "message": "'return' outside function",
        "line": 1, "column": 9, "end_line": 1, "end_column": 18, "text": "é = 1; return é\n",
    });
    assert_eq!(lines[2]["error"], error);
}

#[test]
fn the_rest_is_done_when_asked_for() {
    let sandbox = Sandbox::new(&[("p/a.py", "return\n"), ("p/b.py", ""), ("p/c.py", "")]);
    let run = sandbox.run(&["compile", "--jobs", "1", "p"]);
    assert_eq!(run.status, 1);
    assert_eq!(sandbox.tree("p"), ["a.py", "b.py", "c.py"]);
    let run = sandbox.run(&["compile", "--keep-going", "p", "nowhere"]);
    assert_eq!(run.status, 1);
    assert_eq!(sandbox.tree("p/__pycache__"), ["b.cpython-315.pyc", "c.cpython-315.pyc"]);
    assert!(run.stderr.contains("Compiled 2 files"), "{}", run.stderr);
    // The original command always goes on.
    assert_eq!(sandbox.run(&["p/a.py", "nowhere.py", "p/b.py"]).status, 1);
    assert!(sandbox.exists("p/b.pyc"));
}

#[test]
fn what_is_no_source_is_named() {
    let sandbox = Sandbox::new(&[("empty/readme", ""), ("p/a.py", "")]);
    for (args, message) in [
        (&["compile", "empty"][..], "error: empty: there is no Python source in this directory\n"),
        (&["compile", "nowhere"], "error: nowhere: cannot read: No such file or directory\n"),
        (&["nowhere.py"], "error: nowhere.py: cannot read: No such file or directory\n"),
        (&["p"], "error: p: is a directory; `pybytecode compile` takes those\n"),
    ] {
        let run = sandbox.run(args);
        assert_eq!((run.status, run.stderr.as_str()), (1, message), "{args:?}");
    }
}

#[test]
fn bytes_that_are_no_source_are_refused() {
    let sandbox = Sandbox::new(&[]);
    for (bytes, message) in [
        (&b"x = 1\0\n"[..], "SyntaxError: source code string cannot contain null bytes (a.py)\n"),
        (b"x = '\xff'\n", "Non-UTF-8 code starting with '\\xff' on line 1"),
        (b"# coding: no-such\n", "unknown encoding: no-such"),
    ] {
        fs::write(sandbox.path("a.py"), bytes).unwrap();
        let run = sandbox.run(&["compile", "--quiet", "a.py"]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    for source in ["(".repeat(1000) + &")".repeat(1000), "-".repeat(200_000) + "1", "[".repeat(100_000)] {
        sandbox.write("a.py", &source);
        let run = sandbox.run(&["compile", "--quiet", "a.py"]);
        assert!(run.status == 0 || run.status == 1, "{} {}", run.status, run.stderr);
        assert!(!run.stderr.contains("internal error"), "{}", run.stderr);
    }
}

#[test]
fn folders_that_cannot_be_made_are_named() {
    let sandbox = Sandbox::new(&[("p/a.py", ""), ("p/b.py", ""), ("file", "kept")]);
    let run = sandbox.run(&["compile", "--keep-going", "--out-dir", "file", "p"]);
    assert_eq!(run.status, 1);
    let lines: Vec<_> = run.stderr.lines().filter(|line| line.contains("cannot write file/")).collect();
    assert_eq!(lines.len(), 2, "{}", run.stderr);
    assert_eq!(sandbox.read("file"), b"kept");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_replaced() {
    let sandbox = Sandbox::new(&[("a.py", ""), ("target", "kept")]);
    std::os::unix::fs::symlink("target", sandbox.path("a.pyc")).unwrap();
    let run = sandbox.run(&["a.py"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("is a symlink"), "{}", run.stderr);
    assert_eq!(sandbox.read("target"), b"kept");

    std::fs::create_dir(sandbox.path("folder")).unwrap();
    let run = sandbox.run(&["compile", "a.py", "-o", "folder"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("folder is a non-regular file"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn nobody_waits_for_a_pipe() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    let made = std::process::Command::new("mkfifo").arg(sandbox.path("pipe")).status();
    assert!(made.unwrap().success());
    for (args, message) in [
        (&["pipe"][..], "not a regular file"),
        (&["compile", "pipe"], "not a regular file"),
        (&["compile", "a.py", "-o", "pipe"], "pipe is a non-regular file"),
        (&["compile", "--check", "a.py", "-o", "pipe"], "it is damaged"),
    ] {
        let run = sandbox.run(args);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains(message), "{args:?}: {}", run.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("p/b.py", "")]);
    sandbox.succeed(&["compile", "p"]);
    let pyc = "p/__pycache__/a.cpython-315.pyc";
    let before = sandbox.read(pyc);
    sandbox.write("p/a.py", "x = 1000\n");
    // A limit on the size of files stands in for the full disk.
    let mut shell = std::process::Command::new("/bin/sh");
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" compile --force --keep-going p";
    shell.args(["-c", script, env!("CARGO_BIN_EXE_pybytecode")]).current_dir(sandbox.path(""));
    let run = Run::of(shell.env_clear().env("PATH", sandbox.path("bin")));
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("error: p/a.py: cannot write p/__pycache__/a.cpython-315.pyc: File too large"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.read(pyc), before);
    assert_eq!(sandbox.tree("p/__pycache__").len(), 2);
}
