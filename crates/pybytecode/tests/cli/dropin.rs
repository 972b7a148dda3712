//! `compileall` and `py_compile` do what the interpreter's own did when `tests/dropin/cases.out` was blessed.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use pybytecode::{Target, Version, source_hash};

use crate::sandbox::{Sandbox, contains};
use crate::stage::{Stage, cases};

#[test]
#[cfg(unix)]
fn the_standard_librarys_commands_are_matched() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/dropin");
    let golden = fs::read_to_string(folder.join("cases.out")).unwrap();
    let golden: HashMap<&str, String> = golden
        .split("## ")
        .skip(1)
        .map(|section| (section.split('\n').next().unwrap(), format!("## {section}")))
        .collect();
    let target = Target::for_version(Version::new(3, 14)).unwrap();
    let hash = |bytes: &[u8]| u64::from_le_bytes(source_hash(bytes, target.pyc));
    let command = |name: &str| format!("{} {name} --python 3.14", env!("CARGO_BIN_EXE_pybytecode"));
    let empty = tempfile::tempdir().unwrap();
    let stage = Stage {
        folder: empty.path().join("case"),
        setup: folder.join("setup.sh"),
        compileall: command("compileall"),
        py_compile: command("py_compile"),
        tag: target.release.cache_tag.to_owned(),
    };
    let text = fs::read_to_string(folder.join("cases.txt")).unwrap();
    let mut held = 0;
    for case in cases(&text) {
        // Cases with workers are blessed only where the interpreter can start them.
        let Some(theirs) = golden.get(case.script) else {
            assert!(case.workers, "not blessed: {}", case.script);
            continue;
        };
        let mut ours = stage.run(case.script).unwrap();
        for (name, stream) in [("stdout", &mut ours.stdout), ("stderr", &mut ours.stderr)] {
            if theirs.contains(&format!("\n{name} in words of its own\n")) {
                *stream = None;
            }
        }
        let ours = ours.text(&case, hash);
        assert_eq!(ours == *theirs, case.mended.is_none(), "theirs\n{theirs}ours\n{ours}");
        held += 1;
    }
    assert!(held > 100, "{held}");
}

#[test]
fn the_commands_of_older_versions_have_fewer_options() {
    let sandbox =
        Sandbox::new(&[("a.py", "x = 1\n"), ("bad.py", "x =\n"), ("d/sub/b.py", "def f(): pass\n")]);
    for option in ["-s", "-p", "-o", "-e"] {
        let run = sandbox.run(&["compileall", "--python", "3.8", "-qq", option, "1", "a.py"]);
        assert_eq!(run.status, 2, "{option}");
        assert!(run.stderr.contains(&format!("unrecognized arguments: {option}")), "{}", run.stderr);
    }
    assert_eq!(sandbox.run(&["compileall", "--python", "3.9", "-q", "-o", "1", "a.py"]).status, 0);
    // Nothing is nothing to do, and all files are looked at.
    assert_eq!(sandbox.run(&["py_compile", "--python", "3.9"]).status, 0);
    assert_eq!(sandbox.run(&["py_compile", "--python", "3.10"]).status, 2);
    let run = sandbox.run(&["py_compile", "--python", "3.9", "bad.py", "a.py"]);
    assert_eq!((run.status, sandbox.exists("__pycache__/a.cpython-39.pyc")), (1, true));
    assert_eq!(run.stderr, "  File \"bad.py\", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n\n");
    let run = sandbox.run(&["py_compile", "--python", "3.10", "bad.py", "a.py"]);
    assert_eq!((run.status, sandbox.exists("__pycache__/a.cpython-310.pyc")), (1, false));
    assert_eq!(sandbox.run(&["py_compile", "--python", "3.9", "-q", "a.py"]).status, 1);
}

#[test]
fn folders_are_stripped_as_each_version_strips_them() {
    let sandbox = Sandbox::new(&[("d/sub/b.py", "def f(): pass\n")]);
    let cases = [("3.8", "lib/b.py", false), ("3.12", "lib/b.py", false), ("3.13", "lib/d/sub/b.py", true)];
    for (version, told, complains) in cases {
        let run = sandbox.succeed(&["compileall", "--python", version, "-f", "-d", "lib", "d/sub/"]);
        let has_complained = String::from_utf8_lossy(&run.stdout).contains("is not a valid prefix");
        assert_eq!(has_complained, complains, "{version}");
        let tag = format!("cpython-3{}", &version[2..]);
        let made = sandbox.read(&format!("d/sub/__pycache__/b.{tag}.pyc"));
        assert!(contains(&made, told.as_bytes()), "{version}");
    }
}
