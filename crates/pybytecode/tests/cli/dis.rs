//! `pybytecode dis`; the goldens of `tests/dis` are what each version's `python -m dis` prints.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::sandbox::Sandbox;

const SOURCE: &str = "def f(x):\n    return [y for y in x]\n";

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap()
}

#[test]
fn a_source_and_its_compiled_file_have_the_same_listing() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    let source = sandbox.succeed(&["dis", "--python", "3.14", "a.py"]).stdout;
    sandbox.succeed(&["--python", "3.14", "a.py"]);
    assert_eq!(text(&sandbox.succeed(&["dis", "a.pyc"]).stdout), text(&source));
    assert!(text(&source).contains("<code object f at 0x2, file \"a.py\", line 1>"));
    assert!(!text(&source).contains('\x1b'));
    let shallow = sandbox.succeed(&["dis", "--depth", "0", "a.pyc"]).stdout;
    assert!(text(&source).starts_with(text(&shallow)) && shallow.len() < source.len());
}

#[test]
fn standard_input_is_read_in_either_form() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    sandbox.succeed(&["--python", "3.14", "a.py"]);
    for (input, name) in [(SOURCE.as_bytes().to_vec(), "<stdin>"), (sandbox.read("a.pyc"), "a.py")] {
        let mut child = sandbox
            .command(&["dis", "--python", "3.14"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&input).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(text(&output.stdout).contains(&format!("file \"{name}\"")), "{output:?}");
    }
}

#[test]
fn json_has_a_line_for_each_code_object() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    let lines = sandbox.succeed(&["dis", "--python", "3.14", "--output-format", "json", "a.py"]).json();
    let names: Vec<_> = lines.iter().map(|line| line["qualname"].as_str().unwrap()).collect();
    assert_eq!(names, ["<module>", "f"]);
    let first = &lines[0]["instructions"][0];
    assert_eq!((first["operation"].as_str(), first["line"].as_i64()), (Some("RESUME"), Some(0)));
}

#[test]
fn bad_input_is_refused_with_its_place() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE), ("bad.py", "def\n"), ("bad.pyc", "no such file")]);
    sandbox.succeed(&["--python", "3.14", "a.py"]);
    std::fs::write(sandbox.path("cut.pyc"), &sandbox.read("a.pyc")[..40]).unwrap();
    for (file, message) in [
        ("cut.pyc", "cut.pyc: data ends too early at byte 40"),
        ("bad.pyc", "not a compiled file: no magic number at byte 0"),
        ("bad.py", "SyntaxError"),
        ("none.py", "cannot read"),
    ] {
        let run = sandbox.run(&["dis", "--python", "3.14", file]);
        assert_eq!(run.status, 1, "{file}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    // The others are listed all the same.
    let run = sandbox.run(&["dis", "cut.pyc", "a.pyc"]);
    assert!(run.status == 1 && text(&run.stdout).contains("RESUME"));
}

/// From source, from what the version's CPython made of it, and from standard input.
#[test]
fn listings_are_those_of_each_version() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/dis");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_name().unwrap().to_str().unwrap().strip_suffix(".out") else { continue };
        let golden = fs::read_to_string(&path).unwrap();
        for section in golden.strip_prefix("## ").unwrap().split("\n## ") {
            let (title, listing) = section.split_once('\n').unwrap_or((section, ""));
            let (versions, options) = title.split_once(' ').unwrap_or((title, ""));
            let (first, last) = versions.split_once('-').unwrap_or((versions, versions));
            for minor in minor(first)..=minor(last) {
                let version = format!("3.{minor}");
                let source = format!("{name}.py");
                let inputs = match options {
                    "-" => vec!["-".to_owned()],
                    _ => vec![source.clone(), format!("{name}-{version}.pyc")],
                };
                for input in inputs {
                    let mut command = Command::new(env!("CARGO_BIN_EXE_pybytecode"));
                    command.current_dir(&folder).args(["dis", "--python", &version, &input]);
                    command.args(options.split(' ').filter(|option| option.len() > 1));
                    if input == "-" {
                        command.stdin(File::open(folder.join(&source)).unwrap());
                    }
                    let ours = command.output().unwrap();
                    let ours = without_addresses(text(&ours.stdout));
                    let first = ours.lines().zip(listing.lines()).find(|(ours, theirs)| ours != theirs);
                    assert_eq!(first, None, "{version} {input} {options}");
                    assert_eq!(ours.trim_end(), listing.trim_end(), "{version} {input} {options}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 200, "only {count} listings");
}

/// Of compiled files of the versions that are only read.
#[test]
fn listings_of_older_versions_are_theirs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let golden = fs::read_to_string(root.join("tests/dis/older.txt")).unwrap();
    for section in golden.strip_prefix("## ").unwrap().split("\n## ") {
        let (version, listing) = section.split_once('\n').unwrap();
        let sample = root.join(format!("crates/marshal/tests/data/sample-{version}.pyc"));
        let ours =
            Command::new(env!("CARGO_BIN_EXE_pybytecode")).arg("dis").arg(sample).output().unwrap().stdout;
        let (ours, listing) =
            (with_sets_in_order(&without_addresses(text(&ours))), with_sets_in_order(listing));
        let first = ours.lines().zip(listing.lines()).find(|(ours, theirs)| ours != theirs);
        assert_eq!(first, None, "{version}");
        assert_eq!(ours.trim_end(), listing.trim_end(), "{version}");
    }
}

/// Sets of text with their items in order: an interpreter's own order is another in each run.
fn with_sets_in_order(listing: &str) -> String {
    let mut sets = listing.split("frozenset({");
    let mut text = sets.next().unwrap_or_default().to_owned();
    for set in sets {
        let (items, rest) = set.split_once('}').unwrap();
        let mut items: Vec<&str> = items.split(", ").collect();
        items.sort_unstable();
        text += &format!("frozenset({{{}}}{rest}", items.join(", "));
    }
    text
}

fn minor(version: &str) -> u8 {
    version.strip_prefix("3.").unwrap().parse().unwrap()
}

/// The goldens have `0x_` for the address of a code object.
fn without_addresses(listing: &str) -> String {
    let mut parts = listing.split(" at 0x");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text += " at 0x_";
        text += part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    text
}
