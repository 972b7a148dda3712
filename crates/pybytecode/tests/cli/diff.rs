//! `pybytecode diff`.

use crate::sandbox::Sandbox;

const SOURCE: &str = "\
def f(x):
    while x:
        x = g(x)
    return 'one'
def kept():
    pass
";

#[test]
fn changes_are_told_by_meaning() {
    let changed = SOURCE.replace("'one'", "'two'");
    let sandbox = Sandbox::new(&[("a.py", SOURCE), ("b.py", &changed), ("d/a.py", SOURCE)]);
    sandbox.succeed(&["--python", "3.14", "a.py", "b.py"]);
    let run = sandbox.run(&["diff", "--exit-code", "a.pyc", "b.pyc"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status, 1);
    assert!(text.contains("- LOAD_CONST 'one'\n") && text.contains("+ LOAD_CONST 'two'\n"), "{text}");
    // What jumps over the change is no change.
    assert!(!text.contains("- POP_JUMP") && text.contains("1 code object differs, 2 equal"), "{text}");
    assert_eq!(sandbox.run(&["diff", "a.pyc", "b.pyc"]).status, 0);

    let run = sandbox.run(&["diff", "--exit-code", "a.pyc", "a.pyc"]);
    assert_eq!((run.status, run.stdout.len()), (0, 0));

    let data = sandbox.succeed(&["diff", "--output-format", "json", "a.pyc", "b.pyc"]).json();
    assert_eq!((data[0]["changed"][0]["code"].as_str(), data[0]["equal"].as_u64()), (Some("f"), Some(2)));
}

#[test]
fn code_objects_that_one_lacks_are_named() {
    let more = format!("{SOURCE}class C:\n    def m(self): pass\n");
    let sandbox = Sandbox::new(&[("a.py", SOURCE), ("b.py", &more), ("bad.pyc", "bad\r\nbad")]);
    let run = sandbox.succeed(&["diff", "--python", "3.14", "a.py", "b.py"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(text.contains("+ code object C\n+ code object C.m\n"), "{text}");
    let run = sandbox.run(&["diff", "--python", "3.14", "a.py", "bad.pyc"]);
    assert!(run.status == 1 && run.stderr.contains("bad.pyc"), "{}", run.stderr);
}
