//! Broken code, a case a file: what is found, and at which instruction, stands in its second line.

use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_marshal::Pyc;
use pybytecode_text::asm;
use pybytecode_verify::verify;

#[test]
fn finds_what_is_broken() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 60, "only {} cases", paths.len());
    let failures: Vec<String> = paths.iter().filter_map(|path| check(path).err()).collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), paths.len(), failures.join("\n"));
}

fn check(path: &Path) -> Result<(), String> {
    let name = path.file_stem().unwrap().to_string_lossy();
    let text = fs::read_to_string(path).unwrap();
    let wanted =
        text.lines().find_map(|line| line.strip_prefix("; finds: ")).ok_or(format!("{name}: no `finds`"))?;
    let (rule, op) = match wanted.split_once(" at ") {
        Some((rule, op)) => (rule, Some(op)),
        None => (wanted, None),
    };
    let parsed = asm::parse(&text).map_err(|error| format!("{name}: {error}"))?;
    let bytes = parsed.write().map_err(|error| format!("{name}: {error}"))?;
    let bump = Bump::new();
    let pyc = Pyc::read(&bytes, &bump).map_err(|error| format!("{name}: {error}"))?;
    let target = pyc.target().map_err(|error| format!("{name}: {error}"))?;
    let findings = verify(&pyc.dump.objects, pyc.dump.root, target);
    let is_wanted = |finding: &pybytecode_verify::Finding| {
        let at = finding.instruction.and_then(|(_, op)| op).map(|op| op.name());
        finding.rule.name() == rule && (op.is_none() || at == op)
    };
    if findings.iter().any(is_wanted) {
        return Ok(());
    }
    let found: Vec<String> = findings.iter().map(ToString::to_string).collect();
    Err(format!("{name}: wanted {wanted}, found {found:?}"))
}
