//! What the compiler warns of, and what becomes of that.

use crate::sandbox::Sandbox;

const SOURCE: &str = "x = 1\nif x is 1:\n    \"\\d\"\n";

#[test]
fn warnings_are_shown_and_do_not_refuse() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    let run = sandbox.run(&["compile", "--python", "3.12", "a.py"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let place = |text: &str| run.stderr.find(text).unwrap_or_else(|| panic!("{text}: {}", run.stderr));
    assert!(place("invalid escape sequence '\\d'") < place("\"is\" with 'int' literal"));
    assert!(sandbox.exists("__pycache__/a.cpython-312.pyc"));
    // What is up to date is not compiled.
    let run = sandbox.run(&["compile", "--python", "3.12", "a.py"]);
    assert!(!run.stderr.contains("literal"), "{}", run.stderr);
    for args in [&["-q"][..], &["-W", "ignore"]] {
        let run = sandbox.run(&[&["compile", "--python", "3.12", "--force", "a.py"], args].concat());
        assert!(run.status == 0 && !run.stderr.contains("literal"), "{}", run.stderr);
    }
}

#[test]
fn deprecations_are_shown_when_asked_for() {
    let sandbox = Sandbox::new(&[("a.py", "\"\\d\"\n")]);
    assert!(!sandbox.run(&["--python", "3.8", "a.py"]).stderr.contains("escape"));
    for option in ["always", "default::DeprecationWarning", "o:invalid ESC"] {
        let run = sandbox.run(&["--python", "3.8", "-W", option, "a.py"]);
        assert!(run.stderr.contains("DeprecationWarning: invalid escape sequence \\d"), "{}", run.stderr);
    }
}

#[test]
fn warnings_can_be_errors() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE), ("b.py", "")]);
    let run = sandbox.run(&["compile", "--python", "3.12", "--keep-going", "-W", "error", "."]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("SyntaxError: invalid escape sequence '\\d'"), "{}", run.stderr);
    assert_eq!(sandbox.tree("__pycache__"), ["b.cpython-312.pyc"]);
    let run = sandbox.run(&["compile", "-W", "nonsense", "."]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("-W: invalid action: 'nonsense'"), "{}", run.stderr);
}

#[test]
fn the_same_is_told_once_when_asked_for() {
    let sandbox = Sandbox::new(&[("a.py", "1 is x\n"), ("b.py", "2 is x\n")]);
    let count = |option: &str| {
        let run = sandbox.run(&["compile", "--force", "-W", option, "a.py", "b.py"]);
        run.stderr.matches("SyntaxWarning").count()
    };
    assert_eq!((count("default"), count("module"), count("once")), (2, 2, 1));
}

#[test]
fn what_is_generated_twice_is_told_once() {
    let sandbox = Sandbox::new(&[("a.py", "try: pass\nfinally: 1 is x\n")]);
    let run = sandbox.run(&["compile", "--python", "3.12", "--optimize", "0", "--optimize", "2", "a.py"]);
    assert_eq!(run.stderr.matches("SyntaxWarning").count(), 1, "{}", run.stderr);
}

#[test]
fn warnings_are_told_again_whatever_is_kept() {
    let sandbox = Sandbox::new(&[("a.py", "1 is x\n"), ("b.py", "1 is x\n")]);
    for _ in 0..2 {
        let run = sandbox.run(&["compile", "--force", "--cache", "cache", "a.py", "b.py"]);
        assert_eq!(run.stderr.matches("SyntaxWarning").count(), 2, "{}", run.stderr);
    }
}

#[test]
fn other_forms_have_warnings_too() {
    let sandbox = Sandbox::new(&[("a.py", "é = 1 is x\n")]);
    let run = sandbox.run(&["compile", "--python", "3.14", "--output-format", "json", "a.py"]);
    let warnings = serde_json::json!([{
        "kind": "SyntaxWarning", "message": "\"is\" with 'int' literal. Did you mean \"==\"?",
        "line": 1, "column": 5, "end_line": 1, "end_column": 11, "text": "é = 1 is x\n",
    }]);
    assert_eq!(run.json()[0]["warnings"], warnings);
    let run = sandbox.run(&["compile", "--force", "--output-format", "github", "a.py"]);
    assert!(run.stdout.starts_with(b"::warning file=a.py,line=1,endLine=1,col=5,"), "{:?}", run.stdout);
}

#[test]
fn logs_have_everything_in_one_document() {
    let sandbox = Sandbox::new(&[("a b.py", "é = 1 is x\n"), ("c.py", "é; return\n"), ("d.py", "")]);
    let run = sandbox.run(&["compile", "--python", "3.14", "--keep-going", "--output-format", "sarif", "."]);
    assert_eq!(run.status, 1);
    let log = &run.json()[0];
    assert_eq!(log["version"], "2.1.0");
    let results = &log["runs"][0]["results"];
    let place = |at: usize| &results[at]["locations"][0]["physicalLocation"];
    assert_eq!((&results[0]["level"], &results[1]["level"]), (&"warning".into(), &"error".into()));
    assert_eq!(place(0)["artifactLocation"]["uri"], "a%20b.py");
    assert_eq!(place(0)["region"]["startColumn"], 5);
    assert_eq!(
        (&place(1)["region"]["startColumn"], &place(1)["region"]["endColumn"]),
        (&4.into(), &10.into())
    );
    assert!(results[2].is_null());
}

#[test]
fn all_certain_errors_of_a_file_are_told() {
    let source =
        "@cached\ndef f(x)\n    return x\nelse:\n    é = (1 +)\nbreak\ndef g():\nreturn 1\nreturn 2\n";
    let sandbox = Sandbox::new(&[("a.py", source), ("b.py", "x = 'a\nbreak\n")]);
    let run = sandbox.run(&["compile", "--python", "3.14", "a.py"]);
    let told = |line: &&str| line.contains(", line ") || line.contains("Error: ");
    let told: Vec<&str> = run.stderr.lines().filter(told).collect();
    let expected = [
        "  File \"a.py\", line 2",
        "SyntaxError: expected ':'",
        "  File \"a.py\", line 8",
        "IndentationError: expected an indented block after function definition on line 7",
    ];
    assert_eq!(told, expected, "{}", run.stderr);
    let fixed = source.replace("def g():\n", "def g(): pass\n");
    let sandbox = Sandbox::new(&[("a.py", &fixed), ("b.py", "x = 'a\nbreak\n")]);
    let run = sandbox.run(&["compile", "--python", "3.14", "--keep-going", "--output-format", "json", "."]);
    let further: Vec<_> = run.json()[0]["further"].as_array().unwrap().to_vec();
    let told: Vec<_> = further.iter().map(|error| (&error["line"], &error["message"])).collect();
    let expected: [(serde_json::Value, serde_json::Value); 3] = [
        (6.into(), "'break' outside loop".into()),
        (8.into(), "'return' outside function".into()),
        (9.into(), "'return' outside function".into()),
    ];
    assert_eq!(told, expected.each_ref().map(|(line, message)| (line, message)));
    // What follows an open string may be part of it.
    assert!(run.json()[1]["further"].is_null());
}

#[test]
fn later_syntax_is_told() {
    let sandbox = Sandbox::new(&[("a.py", "match x:\n    case 1: pass\n"), ("b.py", "x = = 1\n")]);
    let run = sandbox.run(&["compile", "--python", "3.9", "a.py"]);
    let help = "help: Python 3.10 takes this source, and it is compiled for 3.9\n";
    assert!(run.stderr.contains(help), "{}", run.stderr);
    assert!(!sandbox.run(&["compile", "--python", "3.9", "b.py"]).stderr.contains("help"));
}
