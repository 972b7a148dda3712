//! Where compiled files go, and what their headers say.

use std::io::Write as _;
use std::process::Stdio;

use pybytecode_opcode::{Support, Target};

use crate::sandbox::{Run, Sandbox, contains};

const MAGIC: &[u8] = &[0x52, 0x0e, b'\r', b'\n'];

fn flags(pyc: &[u8]) -> u8 {
    pyc[4]
}

#[test]
fn files_are_compiled_beside_themselves() {
    let sandbox = Sandbox::new(&[("a.py", "x = 1\n"), ("d/b.py", "y = 2\n"), ("tool", "z = 3\n")]);
    sandbox.succeed(&["a.py", "d/b.py", "tool"]);
    for (pyc, shown) in [("a.pyc", "a.py"), ("d/b.pyc", "d/b.py"), ("tool.pyc", "tool")] {
        let pyc = sandbox.read(pyc);
        assert!(pyc.starts_with(MAGIC));
        assert!(contains(&pyc, shown.as_bytes()));
    }
}

#[test]
fn the_cache_is_the_default() {
    let sandbox =
        Sandbox::new(&[("p/a.py", ""), ("p/q/b.py", ""), ("p/__pycache__/no.py", ""), ("p/readme", "")]);
    sandbox.succeed(&["compile", "p"]);
    assert_eq!(
        sandbox.tree("p"),
        [
            "__pycache__/a.cpython-315.pyc",
            "__pycache__/no.py",
            "a.py",
            "q/__pycache__/b.cpython-315.pyc",
            "q/b.py",
            "readme"
        ]
    );
}

#[test]
fn levels_have_names_of_their_own() {
    let source = "'doc'\nassert x\n";
    let sandbox = Sandbox::new(&[("p/a.py", source)]);
    sandbox.succeed(&[
        "compile",
        "--optimize",
        "2",
        "--optimize",
        "0",
        "--optimize=1",
        "--optimize",
        "2",
        "p",
    ]);
    let [level_0, level_1, level_2] = ["", ".opt-1", ".opt-2"]
        .map(|level| sandbox.read(&format!("p/__pycache__/a.cpython-315{level}.pyc")));
    assert!(level_0.len() > level_1.len() && level_1.len() > level_2.len());

    sandbox.succeed(&["compile", "--optimize", "0", "--optimize", "1", "--out-dir", "out", "p"]);
    assert_eq!(sandbox.tree("out"), ["a.opt-1.pyc", "a.pyc"]);
    sandbox.succeed(&["compile", "--optimize", "1", "--out-dir", "one", "p"]);
    assert_eq!(sandbox.tree("one"), ["a.pyc"]);
    assert_eq!(sandbox.read("one/a.pyc"), sandbox.read("out/a.opt-1.pyc"));
}

#[test]
fn the_prefix_of_the_environment_holds_the_cache() {
    let sandbox = Sandbox::new(&[("p/a.py", "")]);
    let run = Run::of(sandbox.command(&["compile", "p"]).env("PYTHONPYCACHEPREFIX", "cache"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(sandbox.tree("p"), ["a.py"]);
    let below = sandbox.path("p/a.cpython-315.pyc");
    let below = below.strip_prefix("/").unwrap_or(&below).to_string_lossy().into_owned();
    assert_eq!(sandbox.tree("cache"), [below]);
}

#[test]
fn trees_are_mirrored() {
    let sandbox = Sandbox::new(&[("p/a.py", ""), ("p/q/b.py", ""), ("c.py", "")]);
    sandbox.succeed(&["compile", "--out-dir", "out/deep", "p", "c.py"]);
    assert_eq!(sandbox.tree("out/deep"), ["a.pyc", "c.pyc", "q/b.pyc"]);
    assert!(contains(&sandbox.read("out/deep/q/b.pyc"), b"p/q/b.py"));
    sandbox.succeed(&["compile", "--legacy", "p"]);
    assert_eq!(sandbox.tree("p"), ["a.py", "a.pyc", "q/b.py", "q/b.pyc"]);
}

#[test]
fn one_file_goes_where_it_is_told() {
    let sandbox = Sandbox::new(&[("a.py", "x = 1\n"), ("b.py", "")]);
    sandbox.succeed(&["compile", "-o", "new/x.bin", "a.py"]);
    let run = sandbox.succeed(&["compile", "-o", "-", "a.py"]);
    assert_eq!(run.stdout, sandbox.read("new/x.bin"));
    assert_eq!(sandbox.run(&["compile", "-o", "x", "a.py", "b.py"]).status, 2);
    assert_eq!(sandbox.run(&["compile", "-o", "x", "."]).status, 2);
    assert!(!sandbox.exists("x"));
}

#[test]
fn standard_input_is_a_source() {
    let sandbox = Sandbox::new(&[]);
    for (args, out) in
        [(&["compile", "-"][..], None), (&["-"], None), (&["compile", "-o", "x.pyc", "-"], Some("x.pyc"))]
    {
        let mut command = sandbox.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"x = 1\n").unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}");
        let pyc = out.map_or(output.stdout, |out| sandbox.read(out));
        assert!(pyc.starts_with(MAGIC) && contains(&pyc, b"<stdin>"), "{args:?}");
    }
}

#[test]
fn headers_have_the_mode_asked_for() {
    let sandbox = Sandbox::new(&[("a.py", "x = 1\n")]);
    let modes = [("timestamp", 0), ("unchecked-hash", 1), ("checked-hash", 3)];
    for (mode, wanted) in modes {
        sandbox.succeed(&["compile", "--invalidation-mode", mode, "-o", "x.pyc", "a.py"]);
        assert_eq!(flags(&sandbox.read("x.pyc")), wanted);
    }
    // importlib.util.source_hash(b"x = 1\n") of CPython 3.15.2
    assert_eq!(sandbox.read("x.pyc")[8..16], SOURCE_HASH);

    sandbox.succeed(&["compile", "-o", "x.pyc", "a.py"]);
    let pyc = sandbox.read("x.pyc");
    assert_eq!((flags(&pyc), &pyc[12..16]), (0, &[6, 0, 0, 0][..]));

    for (epoch, wanted) in [("0", 3), ("", 0)] {
        let mut command = sandbox.command(&["compile", "-f", "-o", "x.pyc", "a.py"]);
        assert_eq!(Run::of(command.env("SOURCE_DATE_EPOCH", epoch)).status, 0);
        assert_eq!(flags(&sandbox.read("x.pyc")), wanted);
    }
}

const SOURCE_HASH: [u8; 8] = [0xa8, 0xab, 0xdb, 0x6f, 0x34, 0xc4, 0x41, 0xfd];

/// Two runs, and runs with any number of threads, for every version.
#[test]
fn bytes_do_not_depend_on_threads() {
    let names: Vec<String> = (0..40).map(|n| format!("p/m{n}.py")).collect();
    let sources: Vec<String> = (0..40)
        .map(|n| {
            format!(
                "def f{n}(a, b={n}):\n    try:\n        return a + b in {{1, 2, 'x', 'y', 3.0, None}}\n    \
                 finally:\n        a.b(f{n})\n"
            )
            .repeat(n)
        })
        .collect();
    let files: Vec<_> = names.iter().map(String::as_str).zip(sources.iter().map(String::as_str)).collect();
    let sandbox = Sandbox::new(&files);
    for target in Target::all().iter().filter(|target| target.support >= Support::Trial) {
        let python = target.release.version.feature().to_string();
        for (jobs, run) in [("1", "a"), ("1", "b"), ("2", "c"), ("0", "d")] {
            let out = format!("{python}/{run}");
            let mode = ["--invalidation-mode", "unchecked-hash", "--jobs", jobs, "--out-dir", &out, "p"];
            sandbox.succeed(&[&["compile", "--python", &python][..], &mode].concat());
        }
        let files = sandbox.tree(&format!("{python}/a"));
        for (file, run) in files.iter().flat_map(|file| ["b", "c", "d"].map(|run| (file, run))) {
            let first = sandbox.read(&format!("{python}/a/{file}"));
            assert_eq!(first, sandbox.read(&format!("{python}/{run}/{file}")), "{python} {file}");
        }
        assert_eq!(files.len(), 40);
    }
}
