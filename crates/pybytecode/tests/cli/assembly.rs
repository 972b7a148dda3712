//! `asm`, `dis --asm`, `verify`, and the program `pycodegen`.

use std::process::Command;

use crate::sandbox::Sandbox;

const SOURCE: &str = "def f(x):\n    return [y for y in x if y]\nprint(f([0, 1]))\n";

fn pycodegen(sandbox: &Sandbox, args: &[&str]) -> (i32, Vec<u8>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pycodegen"))
        .args(args)
        .current_dir(sandbox.path("."))
        .env_clear()
        .output()
        .unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn text_goes_out_and_in() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    assert_eq!(sandbox.run(&["--python", "3.14", "a.py"]).status, 0);
    let text = sandbox.run(&["dis", "--asm", "a.pyc"]);
    assert_eq!(text.status, 0, "{}", text.stderr);
    sandbox.write("b.pyasm", &String::from_utf8(text.stdout).unwrap());
    let run = sandbox.run(&["asm", "b.pyasm", "-o", "c.pyc"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(sandbox.read("c.pyc") == sandbox.read("a.pyc"));
    assert_eq!(sandbox.run(&["asm", "b.pyasm"]).status, 0);
    assert!(sandbox.read("b.pyc") == sandbox.read("a.pyc"));
}

#[test]
fn a_fault_of_the_text_is_told_with_its_place() {
    let sandbox = Sandbox::new(&[("a.pyasm", "python 3.14\nmodule\n    lod_const 1\nend\n")]);
    let run = sandbox.run(&["asm", "a.pyasm"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("3:5: `lod_const` is neither"), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `load_const`?"), "{}", run.stderr);
    assert!(!sandbox.exists("a.pyc"));
}

#[test]
fn verify_tells_what_is_wrong() {
    let broken = "python 3.14\nmodule\n    stack 1\n    resume 0 @1\n    pop_top\n    load_const None\n    return_value\nend\n";
    let sandbox = Sandbox::new(&[("good/a.py", SOURCE), ("bad.pyasm", broken)]);
    assert_eq!(sandbox.run(&["compile", "--python", "3.14", "good"]).status, 0);
    let run = sandbox.run(&["verify", "good"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, "1 files checked, 0 with findings\n"));
    assert_eq!(sandbox.run(&["asm", "bad.pyasm"]).status, 0);
    let run = sandbox.run(&["verify", "good", "bad.pyc"]);
    assert_eq!(run.status, 1);
    let found = String::from_utf8(run.stdout).unwrap();
    assert_eq!(
        found,
        "bad.pyc: <module> (line 1): offset 2 POP_TOP: it takes more than the 0 values there are [underflow]\n"
    );
    let run = sandbox.run(&["verify", "--output-format", "json", "bad.pyc"]);
    let found = String::from_utf8(run.stdout).unwrap();
    assert!(found.contains("\"rule\":\"underflow\"") && found.contains("\"offset\":2"), "{found}");
    assert_eq!(sandbox.run(&["verify", "nothing"]).status, 2);
}

#[test]
fn pycodegen_without_arguments_is_the_demonstration() {
    let sandbox = Sandbox::new(&[]);
    for version in ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"] {
        let (status, out, err) = pycodegen(&sandbox, &["--python", version]);
        assert_eq!(status, 0, "{err}");
        let out = String::from_utf8(out).unwrap();
        for part in ["Builder::new", "code.op_name(Op::LoadName, \"print\")", "load_name print", "addmul.pyc"]
        {
            assert!(out.contains(part), "{version}: {part}");
        }
        assert_eq!(sandbox.run(&["verify", "addmul.pyc"]).status, 0, "{version}");
    }
}

#[test]
fn pycodegen_says_when_there_is_no_interpreter() {
    let sandbox = Sandbox::new(&[]);
    let (status, _, err) = pycodegen(&sandbox, &["--run"]);
    assert_eq!(status, 2);
    assert!(err.contains("no interpreter of Python 3."), "{err}");
}

#[test]
fn pycodegen_assembles_and_prints_programs() {
    let sandbox = Sandbox::new(&[(
        "a.pyasm",
        "python 3.14\nmodule\n    resume 0 @1\n    load_const 5\n    return_value\nend\n",
    )]);
    assert_eq!(pycodegen(&sandbox, &["a.pyasm"]).0, 0);
    assert_eq!(sandbox.run(&["verify", "a.pyc"]).status, 0);
    let (status, out, _) = pycodegen(&sandbox, &["a.pyc"]);
    assert_eq!(status, 0);
    assert!(String::from_utf8(out).unwrap().contains("code.op_const(Op::LoadConst, Const::Int(5));"));
    assert_eq!(pycodegen(&sandbox, &["missing.pyasm"]).0, 1);
}
