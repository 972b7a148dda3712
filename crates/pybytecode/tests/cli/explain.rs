//! `pybytecode explain`.

use crate::sandbox::Sandbox;

#[test]
fn operations_are_explained_by_name_and_number() {
    let sandbox = Sandbox::new(&[]);
    let by_name = sandbox.succeed(&["explain", "load_method"]);
    let text = String::from_utf8(by_name.stdout).unwrap();
    assert!(text.starts_with("LOAD_METHOD\n") && text.contains("Replaced by LOAD_ATTR"), "{text}");
    assert!(text.contains("Python 3.7 to 3.10") && text.lines().all(|line| line.len() <= 100));
    let by_number = sandbox.succeed(&["explain", "--python", "3.9", "160", "--output-format", "json"]).json();
    assert_eq!(by_number[0]["name"], "LOAD_METHOD");

    let run = sandbox.run(&["explain", "LOAD_ATR"]);
    assert_eq!((run.status, run.stderr.contains("LOAD_ATTR")), (1, true));
    assert_eq!(sandbox.run(&["explain"]).status, 2);
    sandbox.succeed(&["explain", "--python", "2.7", "1"]);
    assert_eq!(sandbox.run(&["explain", "--python", "2.6", "1"]).status, 2);
}

#[test]
fn operations_are_listed() {
    let sandbox = Sandbox::new(&[]);
    let all = sandbox.succeed(&["explain", "--list"]).stdout.len();
    let one = sandbox.succeed(&["explain", "--list", "--python", "3.8"]).stdout;
    assert!(one.len() < all && String::from_utf8(one).unwrap().starts_with("        1  POP_TOP"));
    let lines = sandbox.succeed(&["explain", "--list", "--python", "3.8", "--output-format", "json"]).json();
    assert!(lines.len() > 100 && lines.iter().all(|line| !line["doc"].as_str().unwrap().is_empty()));
}
