//! Whole trees: the cache, virtual environments, equal files made one, annotations for reviews.

use std::fs;

use crate::sandbox::Sandbox;

const COMPILE: [&str; 5] = ["compile", "--python", "3.14", "--force", "p"];

fn with_cache<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&COMPILE[..], &["--cache", "cache"], more].concat()
}

/// Sources that several levels, or several of them, may share.
const SHARED: [(&str, &str); 8] = [
    ("p/a.py", "def f(x):\n    return x + 1\n"),
    ("p/copy.py", "def f(x):\n    return x + 1\n"),
    ("p/deep/er/copy_with_a_long_name.py", "def f(x):\n    return x + 1\n"),
    ("p/__init__.py", ""),
    ("p/deep/__init__.py", ""),
    // Names a path of its own and that of another.
    ("p/names.py", "x = 'p/names2.py'\n"),
    ("p/names2.py", "x = 'p/names2.py'\n"),
    ("p/doc.py", "'''Text.'''\nassert __debug__, 'no'\ndef g():\n    'More.'\n"),
];

#[test]
fn what_is_compiled_together_is_as_compiled_alone() {
    let sandbox = Sandbox::new(&SHARED);
    let levels = ["--optimize", "0", "--optimize", "1", "--optimize", "2"];
    sandbox.succeed(&[&COMPILE[..], &levels, &["--jobs", "1"]].concat());
    for (path, _) in SHARED {
        for (level, tag) in [("0", ""), ("1", ".opt-1"), ("2", ".opt-2")] {
            let (folder, name) = path.rsplit_once('/').unwrap();
            let name = name.strip_suffix(".py").unwrap();
            let together = sandbox.read(&format!("{folder}/__pycache__/{name}.cpython-314{tag}.pyc"));
            let alone = ["compile", "--python", "3.14", "--optimize", level, "-o", "alone.pyc", path];
            sandbox.succeed(&alone);
            assert_eq!(together, sandbox.read("alone.pyc"), "{path} at level {level}");
        }
    }
}

#[test]
fn what_is_up_to_date_is_counted_and_named() {
    let sandbox = Sandbox::new(&SHARED);
    let check = ["compile", "--python", "3.14", "--check", "p"];
    assert_eq!(sandbox.run(&check).status, 1);
    sandbox.succeed(&COMPILE);
    let run = sandbox.succeed(&check);
    assert!(
        run.stderr.starts_with("Checked 8 files") && run.stderr.contains("(8 up to date)"),
        "{}",
        run.stderr
    );
    let named = |paths: &[&str]| {
        let run =
            sandbox.succeed(&[&["compile", "--python", "3.14", "--output-format", "json"], paths].concat());
        run.json().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let sorted = [
        "p/__init__.py",
        "p/a.py",
        "p/copy.py",
        "p/deep/__init__.py",
        "p/deep/er/copy_with_a_long_name.py",
        "p/doc.py",
        "p/names.py",
        "p/names2.py",
    ];
    assert_eq!(named(&["p"]), sorted);
    assert_eq!(named(&["p", "p/a.py", "./p/deep"]), sorted);
    // Of several levels, all are wanted.
    let levels = sandbox.succeed(&["compile", "--python", "3.14", "--optimize", "0", "--optimize", "1", "p"]);
    assert!(levels.stderr.starts_with("Compiled 8 files"), "{}", levels.stderr);
    sandbox.write("p/a.py", "changed = True\n");
    let run = sandbox.succeed(&["compile", "--python", "3.14", "p"]);
    assert!(
        run.stderr.starts_with("Compiled 1 file") && run.stderr.contains("(7 up to date)"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_is_in_the_cache_is_not_compiled_again() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("p/b.py", "y = 2\n")]);
    sandbox.succeed(&COMPILE);
    let plain = sandbox.read("p/__pycache__/a.cpython-314.pyc");

    let first = sandbox.succeed(&with_cache(&[]));
    assert!(!first.stderr.contains("from the cache"), "{}", first.stderr);
    let entries = sandbox.tree("cache");
    assert_eq!(entries.len(), 2);
    let second = sandbox.succeed(&with_cache(&[]));
    assert!(second.stderr.contains("(2 from the cache)"), "{}", second.stderr);
    assert_eq!(sandbox.read("p/__pycache__/a.cpython-314.pyc"), plain);

    // Another level, another name, another source: other entries.
    sandbox.succeed(&with_cache(&["--optimize", "1"]));
    sandbox.succeed(&with_cache(&["--prepend-dir", "/lib"]));
    sandbox.write("p/a.py", "x = 3\n");
    let changed = sandbox.succeed(&with_cache(&[]));
    assert!(changed.stderr.contains("(1 from the cache)"), "{}", changed.stderr);
    assert_eq!(sandbox.tree("cache").len(), 7);
}

#[test]
fn damaged_entries_are_dropped() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n")]);
    sandbox.succeed(&with_cache(&[]));
    let good = sandbox.read("p/__pycache__/a.cpython-314.pyc");
    let entry = sandbox.path("cache").join(&sandbox.tree("cache")[0]);
    let whole = fs::read(&entry).unwrap();
    for damaged in [&whole[..whole.len() - 1], &whole[..10], b"", &[&whole[..], b"x"].concat()] {
        fs::write(&entry, damaged).unwrap();
        let run = sandbox.succeed(&with_cache(&[]));
        assert!(!run.stderr.contains("from the cache"), "{}", run.stderr);
        assert_eq!(sandbox.read("p/__pycache__/a.cpython-314.pyc"), good);
        assert_eq!(fs::read(&entry).unwrap(), whole);
    }
}

#[test]
fn the_cache_is_kept_small() {
    let big = format!("x = '{}'\n", "abc".repeat(20_000));
    let files: Vec<(String, String)> =
        (0..40).map(|at| (format!("p/f{at}.py"), format!("{big}#{at}"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let sandbox = Sandbox::new(&files);
    // 4 KiB for each of the folders: none can keep an entry of 60 KiB.
    sandbox.succeed(&with_cache(&["--cache-size", "1"]));
    assert!(sandbox.tree("cache").is_empty());
    sandbox.succeed(&with_cache(&["--cache-size", "1000"]));
    assert_eq!(sandbox.tree("cache").len(), 40);
}

#[test]
fn a_cache_that_cannot_be_had_is_none() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("cache", "a file")]);
    let run = sandbox.succeed(&with_cache(&["--cache-size", "18446744073709551615"]));
    assert!(run.stderr.contains("note: the cache cannot be written to: Not a directory"), "{}", run.stderr);
    assert!(sandbox.exists("p/__pycache__/a.cpython-314.pyc"));
    assert_eq!(sandbox.read("cache"), b"a file");
}

#[test]
fn a_virtual_environment_tells_its_version() {
    let packages = "venv/lib/python3.14/site-packages";
    let sandbox = Sandbox::new(&[
        ("venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.14.2\n"),
        (&format!("{packages}/pkg/a.py"), "x = 1\n"),
        ("venv/bin/script.py", "y = 1\n"),
    ]);
    sandbox.succeed(&["compile", "--site-packages", "venv"]);
    assert!(sandbox.exists(&format!("{packages}/pkg/__pycache__/a.cpython-314.pyc")));
    assert!(!sandbox.exists("venv/bin/__pycache__"));
    let run = sandbox.run(&["compile", "--site-packages", "nowhere"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("no virtual environment"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn equal_files_of_several_levels_become_one() {
    use std::os::unix::fs::MetadataExt as _;
    let sandbox = Sandbox::new(&[("p/a.py", "x = 1\n"), ("p/b.py", "assert x\n")]);
    let levels = ["--optimize", "0", "--optimize", "1", "--optimize", "2", "--hardlink-dupes"];
    sandbox.succeed(&[&COMPILE[..], &levels].concat());
    let inode = |name: &str| fs::metadata(sandbox.path(&format!("p/__pycache__/{name}.pyc"))).unwrap().ino();
    assert_eq!(inode("a.cpython-314"), inode("a.cpython-314.opt-1"));
    assert_eq!(inode("a.cpython-314"), inode("a.cpython-314.opt-2"));
    assert_ne!(inode("b.cpython-314"), inode("b.cpython-314.opt-1"));
    assert_eq!(inode("b.cpython-314.opt-1"), inode("b.cpython-314.opt-2"));
    assert_eq!(sandbox.tree("p/__pycache__").len(), 6);
    assert_eq!(sandbox.run(&[&COMPILE[..], &["--hardlink-dupes"]].concat()).status, 2);
}

#[test]
fn errors_can_be_annotations() {
    let sandbox = Sandbox::new(&[("p/a.py", "x = (1,\n\n"), ("p/b,c.py", "y = 1\nreturn 1\n")]);
    let run = sandbox.run(&[&COMPILE[..], &["--output-format", "github", "--keep-going"]].concat());
    assert_eq!(run.status, 1);
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(
        text,
        "::error file=p/a.py,line=1,endLine=1,col=5,endColumn=5,title=SyntaxError::'(' was never closed\n\
         ::error file=p/b%2Cc.py,line=2,endLine=2,col=1,endColumn=8,title=SyntaxError::'return' outside function\n"
    );
}
