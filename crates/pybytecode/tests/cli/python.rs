//! `--python auto`, and which Python the machine has.

use crate::sandbox::{Run, Sandbox};

fn fake_program(sandbox: &Sandbox, name: &str, text: &str) {
    sandbox.write(name, text);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(sandbox.path(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn without_any_python_the_newest_is_taken() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    let run = sandbox.succeed(&["a.py"]);
    assert_eq!(run.stderr, "note: a.pyc is for Python 3.15; there is no python3 on PATH\n");
    assert_eq!(sandbox.succeed(&["--quiet", "a.py"]).stderr, "");
    // Where the user did not ask for a file to run, there is nothing to say.
    assert!(!sandbox.succeed(&["compile", "a.py"]).stderr.contains("note"));
}

#[cfg(unix)]
#[test]
fn the_python_at_hand_is_told() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    // Never to be started: its name tells.
    fake_program(&sandbox, "lib/python3.7", "#!/bin/sh\ntouch started\n");
    std::os::unix::fs::symlink("../lib/python3.7", sandbox.path("bin/python3")).unwrap();
    let python = sandbox.path("bin/python3").display().to_string();

    let run = sandbox.succeed(&["a.py"]);
    assert_eq!(run.stderr, format!("note: a.pyc is for Python 3.15; {python} is Python 3.7\n"));
    let run = sandbox.succeed(&["compile", "a.py"]);
    let wanted = format!("note: Python 3.7 ({python}) is not supported yet; compiling for Python 3.15\n");
    assert!(run.stderr.starts_with(&wanted), "{}", run.stderr);

    fake_program(&sandbox, "bin/python3.15", "");
    let run = sandbox.succeed(&["a.py"]);
    let newer = sandbox.path("bin/python3.15").display().to_string();
    assert!(run.stderr.ends_with(&format!("is Python 3.7, run {newer} instead\n")), "{}", run.stderr);
    assert!(!sandbox.exists("started"));
}

#[cfg(unix)]
#[test]
fn a_python_that_says_nothing_is_asked() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    fake_program(&sandbox, "bin/python3", "#!/bin/sh\necho 3.7.4\n");
    let run = sandbox.succeed(&["a.py"]);
    assert!(run.stderr.ends_with("bin/python3 is Python 3.7.4\n"), "{}", run.stderr);
    fake_program(&sandbox, "bin/python3", "#!/bin/sh\nexit 1\n");
    assert!(sandbox.succeed(&["a.py"]).stderr.contains("no python3"));
}

#[cfg(unix)]
#[test]
fn the_library_beside_a_python_tells_its_version() {
    let sandbox = Sandbox::new(&[("a.py", ""), ("lib/python3.14/os.py", "")]);
    fake_program(&sandbox, "bin/python3", "#!/bin/sh\ntouch started\n");
    assert_eq!(sandbox.succeed(&["a.py"]).stderr, "");
    assert!(!sandbox.exists("started"));
}

#[test]
fn the_active_environment_comes_first() {
    let sandbox = Sandbox::new(&[
        ("a.py", ""),
        (".python-version", "3.6\n"),
        ("venv/pyvenv.cfg", "home = /usr/bin\nversion_info = 3.7.2.final.0\n"),
        ("other/pyvenv.cfg", "version = 3.14.0\n"),
    ]);
    let run = |environment: &str| {
        let mut command = sandbox.command(&["compile", "a.py"]);
        Run::of(command.env("VIRTUAL_ENV", environment)).stderr
    };
    assert!(
        run("venv").contains("Python 3.7.2 (the virtual environment venv) is not supported yet"),
        "{}",
        run("venv")
    );
    assert!(!run("other").contains("note"), "{}", run("other"));
    // Without one that tells, the file does.
    let stderr = run("");
    assert!(stderr.contains("note: Python 3.6 (") && stderr.contains("/.python-version)"), "{stderr}");
}

#[test]
fn version_files_are_found_above() {
    let sandbox =
        Sandbox::new(&[("a/b/c.py", ""), ("a/.python-version", "# ours\nsystem cpython@3.6.1\n3.14\n")]);
    let mut command = sandbox.command(&["compile", "c.py"]);
    let run = Run::of(command.current_dir(sandbox.path("a/b")));
    assert!(run.stderr.contains("note: Python 3.6.1 ("), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_stand_in_of_pyenv_is_seen_through() {
    let sandbox = Sandbox::new(&[("a.py", ""), ("version", "3.7.1\n3.12.9\n")]);
    fake_program(&sandbox, "shims/python3", "#!/bin/sh\ntouch started\n");
    let run = |asked: &str| {
        let mut command = sandbox.command(&["a.py"]);
        Run::of(command.env("PATH", sandbox.path("shims")).env("PYENV_VERSION", asked)).stderr
    };
    assert!(run("").ends_with("shims/python3 is Python 3.7.1\n"), "{}", run(""));
    assert_eq!(run("3.14.2"), "");
    assert!(!sandbox.exists("started"));
}
