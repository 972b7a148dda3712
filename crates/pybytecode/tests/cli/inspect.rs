//! `pybytecode inspect`.

use crate::sandbox::Sandbox;

fn report(sandbox: &Sandbox, args: &[&str]) -> String {
    String::from_utf8(sandbox.succeed(args).stdout).unwrap()
}

#[test]
fn the_source_beside_the_file_is_compared() {
    let sandbox = Sandbox::new(&[("a.py", "x = 1\n")]);
    for mode in ["timestamp", "checked-hash"] {
        sandbox.write("a.py", "x = 1\n");
        sandbox.succeed(&["compile", "--python", "3.14", "--invalidation-mode", mode, "--force", "a.py"]);
        let compiled = "__pycache__/a.cpython-314.pyc";
        assert!(report(&sandbox, &["inspect", compiled]).contains("a.py: matches"), "{mode}");
        sandbox.write("a.py", "x = 1234\n");
        assert!(report(&sandbox, &["inspect", compiled]).contains("a.py: differs"), "{mode}");
        std::fs::remove_file(sandbox.path("a.py")).unwrap();
        assert!(report(&sandbox, &["inspect", compiled]).contains("none beside this file"), "{mode}");
    }
}

#[test]
fn sources_data_and_bytes() {
    let sandbox = Sandbox::new(&[("a.py", "def f(x): return x\n")]);
    let text = report(&sandbox, &["inspect", "--python", "3.14", "a.py"]);
    assert!(text.contains("compiled just now") && text.contains("OPTIMIZED NEWLOCALS"), "{text}");
    sandbox.succeed(&["--python", "3.14", "a.py"]);
    let hex = report(&sandbox, &["inspect", "--hex", "a.pyc"]);
    assert!(
        hex.starts_with("00000000  2b 0e 0d 0a              magic number 3627 of Python 3.14\n"),
        "{hex}"
    );
    assert!(hex.contains("LOAD_FAST_BORROW 0") && hex.contains("co_qualname"));
    let data = sandbox.succeed(&["inspect", "--output-format", "json", "a.pyc"]).json();
    assert_eq!(data[0]["code"][1]["variables"][0]["kind"], "argument");

    let pyc = sandbox.read("a.pyc");
    std::fs::write(sandbox.path("cut.pyc"), &pyc[..60]).unwrap();
    for args in [&["inspect", "cut.pyc"][..], &["inspect", "--hex", "cut.pyc"]] {
        let run = sandbox.run(args);
        assert_eq!((run.status, run.stderr.contains("at byte 60")), (1, true), "{}", run.stderr);
    }
}
