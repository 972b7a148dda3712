//! Wrong usage, and the lists that the program prints.

use crate::sandbox::Sandbox;

#[test]
fn wrong_usage_has_status_2() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    for args in [
        &[][..],
        &["--no-such-option"],
        &["compile"],
        &["compile", "--optimize", "3", "a.py"],
        &["compile", "--invalidation-mode", "never", "a.py"],
        &["compile", "--legacy", "--out-dir", "out", "a.py"],
        &["compile", "--legacy", "-o", "x", "a.py"],
        &["compile", "--legacy", "--optimize", "0", "--optimize", "1", "a.py"],
        &["compile", "-o", "x", "--optimize", "0", "--optimize", "1", "a.py"],
        &["compile", "-o", "-", "--output-format", "json", "a.py"],
        &["compile", "-o", "-", "--check", "a.py"],
        &["compile", "-", "a.py"],
        &["compile", "--legacy", "-"],
        &["compile", "--exclude", "[", "a.py"],
        &["compile", "--python", "3", "a.py"],
        &["compile", "--quiet", "--verbose", "a.py"],
    ] {
        let run = sandbox.run(args);
        assert_eq!(run.status, 2, "{args:?}: {}", run.stderr);
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
    assert_eq!(sandbox.tree("."), ["a.py"]);
}

#[test]
fn versions_that_are_not_there_are_named() {
    let sandbox = Sandbox::new(&[("a.py", "")]);
    for version in ["3.7", "2.7", "3.14.1"] {
        let run = sandbox.run(&["compile", "--python", version, "a.py"]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(version) && run.stderr.contains("3.14"), "{}", run.stderr);
        assert_eq!(sandbox.run(&["--python", version, "a.py"]).status, 2);
    }
    sandbox.succeed(&["compile", "--python", "3.14.10", "a.py"]);
}

#[test]
fn versions_are_listed() {
    let sandbox = Sandbox::new(&[]);
    let run = sandbox.succeed(&["versions"]);
    let text = String::from_utf8(run.stdout).unwrap();
    let line = text.lines().find(|line| line.starts_with("3.14 ")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words, ["3.14", "3.14.10", "3627", "compile,", "list,", "read"]);
    let line = text.lines().find(|line| line.starts_with("2.7 ")).unwrap();
    assert_eq!(line.split_whitespace().collect::<Vec<_>>(), ["2.7", "2.7.18", "62211", "list,", "read"]);

    let rows = sandbox.succeed(&["versions", "--output-format", "json"]).json();
    let row = rows.iter().find(|row| row["magic"] == 3627).unwrap();
    assert_eq!((row["reference"].as_str(), row["can"][0].as_str()), (Some("3.14.10"), Some("compile")));
}

#[test]
fn help_is_there() {
    let sandbox = Sandbox::new(&[]);
    for args in [&["--help"][..], &["compile", "--help"], &["versions", "--help"], &["--version"]] {
        assert!(!sandbox.succeed(args).stdout.is_empty());
    }
}

#[test]
fn completions_and_manual_pages_know_the_commands() {
    let sandbox = Sandbox::new(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = sandbox.succeed(&["completions", shell]).stdout;
        assert!(String::from_utf8(script).unwrap().contains("invalidation-mode"), "{shell}");
    }
    sandbox.succeed(&["completions", "--man", "man"]);
    assert!(sandbox.tree("man").contains(&"pybytecode-compileall.1".to_owned()));
    assert_eq!(sandbox.run(&["completions"]).status, 2);
}
