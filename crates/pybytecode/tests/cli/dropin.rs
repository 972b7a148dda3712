//! `compileall` and `py_compile` do what the interpreter's own did when `tests/dropin/cases.out` was blessed.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use pybytecode::{Target, Version, source_hash};

use crate::stage::{Stage, cases};

#[test]
#[cfg(unix)]
fn the_standard_librarys_commands_are_matched() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/dropin");
    let golden = fs::read_to_string(folder.join("cases.out")).unwrap();
    let golden: HashMap<&str, String> = golden
        .split("## ")
        .skip(1)
        .map(|section| (section.split('\n').next().unwrap(), format!("## {section}")))
        .collect();
    let target = Target::for_version(Version::new(3, 14)).unwrap();
    let hash = |bytes: &[u8]| u64::from_le_bytes(source_hash(bytes, target.pyc));
    let command = |name: &str| format!("{} {name} --python 3.14", env!("CARGO_BIN_EXE_pybytecode"));
    let empty = tempfile::tempdir().unwrap();
    let stage = Stage {
        folder: empty.path().join("case"),
        setup: folder.join("setup.sh"),
        compileall: command("compileall"),
        py_compile: command("py_compile"),
        tag: target.release.cache_tag.to_owned(),
    };
    let text = fs::read_to_string(folder.join("cases.txt")).unwrap();
    let mut held = 0;
    for case in cases(&text) {
        // Cases with workers are blessed only where the interpreter can start them.
        let Some(theirs) = golden.get(case.script) else {
            assert!(case.workers, "not blessed: {}", case.script);
            continue;
        };
        let mut ours = stage.run(case.script).unwrap();
        if theirs.contains("\nstderr in words of its own\n") {
            ours.drop_words();
        }
        let ours = ours.text(&case, hash);
        assert_eq!(ours == *theirs, case.mended.is_none(), "theirs\n{theirs}ours\n{ours}");
        held += 1;
    }
    assert!(held > 100, "{held}");
}
