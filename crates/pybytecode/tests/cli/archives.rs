//! Wheels and other archives: what is compiled into them, what `RECORD` says of it, and bad ones.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::sandbox::{Sandbox, contains};

const WHEEL: &str = "dist/demo-1.0-py3-none-any.whl";
const SIBLING: &str = "dist/demo-1.0-0.cpython314-py3-none-any.whl";
const COMPILE: [&str; 4] = ["compile", "--python", "3.14", WHEEL];

const FILES: [(&str, &str); 7] = [
    ("demo/__init__.py", "from .a import f\n"),
    ("demo/a.py", "def f():\n    assert True\n    return __file__\n"),
    ("demo/data.txt", "text"),
    ("demo-1.0.data/purelib/extra.py", "x = 1\n"),
    ("demo-1.0.data/scripts/run.py", "y = 1\n"),
    ("demo-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
    (
        "demo-1.0.dist-info/RECORD",
        "demo/__init__.py,sha256=x,17\ndemo/a.py,sha256=y,47\ndemo/data.txt,sha256=z,4\n\
         demo-1.0.data/purelib/extra.py,sha256=p,6\ndemo-1.0.data/scripts/run.py,sha256=s,6\n\
         demo-1.0.dist-info/WHEEL,sha256=w,59\ndemo-1.0.dist-info/RECORD,,\n",
    ),
];

fn options() -> SimpleFileOptions {
    let time = DateTime::from_date_and_time(2020, 2, 3, 4, 5, 6).unwrap();
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time)
        .unix_permissions(0o755)
}

fn pack(path: &Path, files: &[(&str, &str)]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut writer = ZipWriter::new(File::create(path).unwrap());
    for (name, text) in files {
        writer.start_file(*name, options()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
}

fn packed(files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    pack(&sandbox.path(WHEEL), files);
    sandbox
}

fn open(sandbox: &Sandbox, name: &str) -> ZipArchive<File> {
    ZipArchive::new(File::open(sandbox.path(name)).unwrap()).unwrap()
}

fn names(archive: &ZipArchive<File>) -> Vec<String> {
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn content(archive: &mut ZipArchive<File>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_wheel_gets_compiled_files_and_says_so() {
    let sandbox = packed(&FILES);
    let run = sandbox.succeed(&COMPILE);
    assert!(run.stderr.contains("Compiled 3 files"), "{}", run.stderr);
    let mut archive = open(&sandbox, SIBLING);
    assert_eq!(
        names(&archive),
        [
            "demo/__init__.py",
            "demo/__pycache__/__init__.cpython-314.pyc",
            "demo/a.py",
            "demo/__pycache__/a.cpython-314.pyc",
            "demo/data.txt",
            "demo-1.0.data/purelib/extra.py",
            "demo-1.0.data/purelib/__pycache__/extra.cpython-314.pyc",
            "demo-1.0.data/scripts/run.py",
            "demo-1.0.dist-info/WHEEL",
            "demo-1.0.dist-info/RECORD",
        ]
    );
    let record = String::from_utf8(content(&mut archive, "demo-1.0.dist-info/RECORD")).unwrap();
    let lines: Vec<&str> = record.lines().collect();
    assert_eq!(lines.len(), 10);
    assert!(lines[1].starts_with("demo/__pycache__/__init__.cpython-314.pyc,sha256="), "{record}");
    assert_eq!(lines[2], "demo/a.py,sha256=y,47");
    assert!(!lines[8].contains("sha256=w"), "{record}");
    assert_eq!(lines[9], "demo-1.0.dist-info/RECORD,,");
    let wheel = content(&mut archive, "demo-1.0.dist-info/WHEEL");
    assert!(contains(&wheel, b"Build: 0.cpython314\nTag:"));

    // As compiled outside, checked by hash, with its source's time and permissions.
    let pyc = content(&mut archive, "demo/__pycache__/a.cpython-314.pyc");
    sandbox.write("demo/a.py", FILES[1].1);
    let alone = ["compile", "--python", "3.14", "--invalidation-mode", "checked-hash", "-o", "alone.pyc"];
    sandbox.succeed(&[&alone[..], &["demo/a.py"]].concat());
    assert_eq!(pyc, sandbox.read("alone.pyc"));
    let entry = archive.by_name("demo/__pycache__/a.cpython-314.pyc").unwrap();
    assert_eq!(entry.last_modified(), options().build_time());
    assert_eq!(entry.unix_mode().map(|mode| mode & 0o777), Some(0o644));
}

/// The time of [`options`].
trait Time {
    fn build_time(self) -> Option<DateTime>;
}

impl Time for SimpleFileOptions {
    fn build_time(self) -> Option<DateTime> {
        DateTime::from_date_and_time(2020, 2, 3, 4, 5, 6).ok()
    }
}

#[test]
fn the_outcome_is_always_the_same_and_can_be_compiled_again() {
    let sandbox = packed(&FILES);
    let to = |file: &'static str| [&COMPILE[..], &["-o", file]].concat();
    sandbox.succeed(&to("one.whl"));
    sandbox.succeed(&[&to("two.whl")[..], &["--jobs", "1"]].concat());
    assert_eq!(sandbox.read("one.whl"), sandbox.read("two.whl"));
    // In its own place, and again: what is there already is made anew, not twice.
    for _ in 0..2 {
        sandbox.succeed(&to(WHEEL));
        assert_eq!(sandbox.read("one.whl"), sandbox.read(WHEEL));
    }
    assert_eq!(sandbox.tree("dist"), ["demo-1.0-py3-none-any.whl"]);
    let check = [&COMPILE[..], &["--check"]].concat();
    sandbox.succeed(&check);
    let levels = [&check[..], &["--optimize", "0", "--optimize", "1"]].concat();
    let run = sandbox.run(&levels);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("a.cpython-314.opt-1.pyc is out of date: there is none"), "{}", run.stderr);
}

#[test]
fn options_hold_for_archives_too() {
    let sandbox = packed(&FILES);
    let more = ["--optimize", "0", "--optimize", "2", "--invalidation-mode", "unchecked-hash"];
    let paths = ["--prepend-dir", "/usr/lib", "--exclude", "demo-1.0.data", "--out-dir", "out"];
    sandbox.succeed(&[&COMPILE[..], &more, &paths].concat());
    let mut archive = open(&sandbox, "out/demo-1.0-py3-none-any.whl");
    assert_eq!(archive.len(), FILES.len() + 4);
    let pyc = content(&mut archive, "demo/__pycache__/a.cpython-314.opt-2.pyc");
    assert_eq!(pyc[4..8], [1, 0, 0, 0]);
    assert!(contains(&pyc, b"/usr/lib/demo/a.py"));
    assert!(!contains(&content(&mut archive, "demo-1.0.dist-info/WHEEL"), b"Build"));

    pack(&sandbox.path("app.zip"), &FILES[..3]);
    sandbox.succeed(&["compile", "--python", "3.14", "--legacy", "app.zip"]);
    let archive = open(&sandbox, "app.cpython-314.zip");
    assert!(names(&archive).contains(&"demo/a.pyc".to_owned()), "{:?}", names(&archive));
    for (arguments, said) in [
        (&["--invalidation-mode", "timestamp"][..], "other times"),
        (&["bin"], "run of their own"),
        (&["-o", "-"], "standard output"),
    ] {
        let run = sandbox.run(&[&COMPILE[..], arguments].concat());
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn an_installation_gets_the_folders_alone() {
    let sandbox = packed(&FILES);
    let beside = [&COMPILE[..], &["--beside", "site"]].concat();
    sandbox.succeed(&beside);
    assert_eq!(
        sandbox.tree("site"),
        [
            "__pycache__/extra.cpython-314.pyc",
            "demo/__pycache__/__init__.cpython-314.pyc",
            "demo/__pycache__/a.cpython-314.pyc",
        ]
    );
    assert!(contains(&sandbox.read("site/demo/__pycache__/a.cpython-314.pyc"), b"site/demo/a.py"));
    let again = sandbox.succeed(&beside);
    assert!(again.stderr.contains("(3 up to date)"), "{}", again.stderr);
}

#[test]
fn refused_sources_are_told_and_left_out() {
    let mut files = FILES;
    files[1].1 = "def f(:\n";
    let sandbox = packed(&files);
    let run = sandbox.run(&COMPILE);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains(&format!("File \"{WHEEL}/demo/a.py\", line 1")), "{}", run.stderr);
    assert!(!sandbox.exists(SIBLING));
    let run = sandbox.run(&[&COMPILE[..], &["--keep-going"]].concat());
    assert_eq!(run.status, 1);
    assert_eq!(open(&sandbox, SIBLING).len(), FILES.len() + 2);
}

#[test]
fn bad_archives_are_refused_in_words() {
    let refused = |files: &[(&str, &str)], said: &str| {
        let sandbox = packed(files);
        let run = sandbox.run(&COMPILE);
        assert_eq!(run.status, 1, "{said}");
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        assert_eq!(sandbox.tree("dist").len(), 1);
        assert_eq!(sandbox.run(&[&COMPILE[..], &["--beside", "site"]].concat()).status, 1);
        assert!(!sandbox.exists("site"));
    };
    for outside in ["../evil.py", "/evil.py", "demo/../../evil.py", "..\\evil.py", "C:evil.py"] {
        refused(&[&FILES[..], &[(outside, "x = 1\n")]].concat(), "leads outside");
    }
    refused(&FILES[..3], "it has no RECORD");
    let other = ("other-1.0.dist-info/RECORD", "");
    refused(&[&FILES[..], &[other]].concat(), "more than one RECORD");

    let sandbox = packed(&FILES);
    let whole = sandbox.read(WHEEL);
    for damaged in [&whole[..whole.len() - 30], &whole[..10], b"", b"no archive at all"] {
        fs::write(sandbox.path(WHEEL), damaged).unwrap();
        let run = sandbox.run(&COMPILE);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains("archive"), "{}", run.stderr);
    }
    // Whatever a byte says, nothing worse happens than that.
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        fs::write(sandbox.path(WHEEL), &damaged).unwrap();
        if at % 23 == 0 {
            let run = sandbox.run(&[&COMPILE[..], &["--keep-going"]].concat());
            assert!(run.status == 0 || run.status == 1, "byte {at}: {}", run.stderr);
            assert!(!run.stderr.contains("internal error"), "byte {at}: {}", run.stderr);
        }
    }
    assert!(!sandbox.path("evil.py").exists());
}

#[test]
fn what_grows_while_it_is_unpacked_is_not_read() {
    let zeros = "#".repeat(65 << 20);
    let sandbox = packed(&[&FILES[..], &[("demo/big.py", zeros.as_str())]].concat());
    let run = sandbox.run(&[&COMPILE[..], &["--keep-going"]].concat());
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("larger than 64 MiB"), "{}", run.stderr);
    assert_eq!(open(&sandbox, SIBLING).len(), FILES.len() + 1 + 3);
}
