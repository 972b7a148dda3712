//! Broken code, a case a file: what is found stands beside the offending instruction, as a comment.
//!
//! `binary_op +  ; underflow: it takes more than the 1 values there are` says that of this line there is one finding, of that
//! rule and in these words. What is about a code object as a whole stands beside the line that opens it; about its
//! tables, beside the line that tells them. Several
//! of one line stand behind each other. All findings are told. What a case shows stands in its first line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_marshal::Pyc;
use pybytecode_opcode::{Op, Target};
use pybytecode_text::asm;
use pybytecode_verify::{Finding, verify};

/// The number of a line, from 1, and what is found there: `rule: message`.
type Place = (usize, String);

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
    let fail = |error: &dyn std::fmt::Display| format!("{name}: {error}");
    let text = fs::read_to_string(path).unwrap();
    let bytes = asm::parse(&text).map_err(|error| fail(&error))?.write().map_err(|error| fail(&error))?;
    let bump = Bump::new();
    let pyc = Pyc::read(&bytes, &bump).map_err(|error| fail(&error))?;
    let target = pyc.target().map_err(|error| fail(&error))?;
    let objects = &pyc.dump.objects;
    let units = units(&text);
    let found: BTreeSet<Place> = verify(objects, pyc.dump.root, target)
        .iter()
        .map(|finding| (line(finding, &units, objects, target), told(finding)))
        .collect();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with(';'));
    let wanted: BTreeSet<Place> = lines
        .flat_map(|(at, line)| {
            line.split("; ").skip(1).map(move |comment| (at + 1, comment.trim().to_owned()))
        })
        .collect();
    match wanted.is_empty() {
        false if wanted == found => Ok(()),
        _ => Err(format!("{name}: wanted {wanted:#?}, found {found:#?}")),
    }
}

fn told(finding: &Finding) -> String {
    format!("{}: {}", finding.rule.name(), finding.message)
}

/// A code object of a text: its name, and the lines that say something of it.
struct Unit {
    name: String,
    opener: usize,
    instructions: Vec<usize>,
    tables: Vec<(&'static str, usize)>,
}

fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut words = line.split(';').next().unwrap_or_default().split_whitespace().peekable();
        words.next_if(|word| word.ends_with(':'));
        let Some(word) = words.next() else { continue };
        match word {
            "module" | "class" | "function" | "async" => {
                let words: Vec<&str> = words.filter(|word| *word != "function").collect();
                let name =
                    words.first().map_or("<module>", |name| name.split('(').next().unwrap_or_default());
                open.push(units.len());
                let unit = Unit {
                    name: name.to_owned(),
                    opener: at + 1,
                    instructions: Vec::new(),
                    tables: Vec::new(),
                };
                units.push(unit);
            }
            "end" => drop(open.pop()),
            _ => {
                let Some(unit) = open.last().map(|open| &mut units[*open]) else { continue };
                if let Some(table) =
                    ["bytecode", "linetable", "exceptiontable"].into_iter().find(|table| *table == word)
                {
                    unit.tables.push((table, at + 1));
                } else if Op::from_name(&word.to_ascii_uppercase()).is_some() {
                    unit.instructions.push(at + 1);
                }
            }
        }
    }
    units
}

/// The line that a finding is about.
fn line(finding: &Finding, units: &[Unit], objects: &Objects<'_>, target: &Target) -> usize {
    let name = finding.code.split(" (line ").next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    let Some(unit) = units.iter().find(|unit| unit.name == name).or(units.first()) else { return 0 };
    let table = |name| unit.tables.iter().find(|(table, _)| *table == name).map(|(_, line)| *line);
    let of_rule = match finding.rule.name() {
        "line-table" => table("linetable"),
        "exception-table" => table("exceptiontable"),
        "size" => table("bytecode"),
        _ => None,
    };
    if let Some(line) = of_rule {
        return line;
    }
    let Some((offset, _)) = finding.instruction else { return unit.opener };
    if let Some(line) = table("bytecode") {
        return line;
    }
    let starts = starts(name, objects, target);
    let index = starts.partition_point(|start| *start <= offset as usize).saturating_sub(1);
    unit.instructions.get(index).copied().unwrap_or(unit.opener)
}

/// Where the instructions of a code object start, their `EXTENDED_ARG`s included.
fn starts(name: &str, objects: &Objects<'_>, target: &Target) -> Vec<usize> {
    let code = (0..objects.len() as u32).find_map(|id| match objects.get(ObjectId(id)) {
        Object::Code(code) if objects.get(code.name) == Object::Str(name.as_bytes()) => Some(code),
        _ => None,
    });
    let Some(Object::Bytes(bytes)) = code.map(|code| objects.get(code.code)) else { return Vec::new() };
    let (mut starts, mut at, mut start) = (Vec::new(), 0, 0);
    while let Some(op) = bytes.get(at).map(|byte| target.op(*byte)) {
        at += 2;
        if op != Some(Op::ExtendedArg) {
            starts.push(start);
            at += 2 * op.map_or(0, |op| usize::from(target.caches(op)));
            start = at;
        }
    }
    starts
}
