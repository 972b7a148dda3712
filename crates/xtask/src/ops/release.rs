//! What an interpreter says of its operations: a file of `crates/opcode/numbers`, read.

use std::collections::BTreeMap;
use std::fs;

use pybytecode_opcode::Version;

use super::declarations::Operation;
use crate::{Result, root};

/// One release of CPython.
#[derive(Debug)]
pub struct Release {
    /// The full version.
    pub version: Version,
    /// The magic number of its `.pyc` files.
    pub magic: u16,
    /// The version of its marshal format.
    pub marshal: u8,
    /// Its cache tag; `-` if compiled files have none.
    pub cache_tag: String,
    /// Its operations by name.
    pub entries: BTreeMap<String, Entry>,
}

/// One operation of a release.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The number; above 255 for what only the compiler knows.
    pub number: u16,
    /// How many cache entries follow it.
    pub caches: u8,
    /// `arg`, `const`, `name`, `jump`, `free`, `local`, `exc`.
    pub properties: Vec<String>,
}

impl Release {
    /// Reads the file of a version.
    pub fn read(version: Version) -> Result<Release> {
        let path = format!("crates/opcode/numbers/{version}.txt");
        let text = fs::read_to_string(root().join(&path)).map_err(|error| format!("{path}: {error}"))?;
        parse(version, &text).ok_or_else(|| format!("{path} is not what `cargo xtask numbers` writes").into())
    }

    /// The name of its module.
    pub fn module(&self) -> String {
        format!("py{}{:02}", self.version.major, self.version.minor)
    }

    /// Its version without the patch release.
    pub fn feature(&self) -> Version {
        self.version.feature()
    }

    /// The operation here; those that the compiler has for itself have no number and no properties.
    pub fn entry(&self, operation: &Operation) -> Option<Entry> {
        self.entries.get(&operation.name).cloned().or_else(|| {
            let arg = operation.arg.at(self.feature()).map_or("None", String::as_str);
            let properties = expected_properties(arg).iter().map(|p| (*p).to_owned()).collect();
            let internal = operation.internal.contains(&self.feature());
            internal.then_some(Entry { number: u16::MAX, caches: 0, properties })
        })
    }

    /// Whether what is declared and what the interpreter says fit together.
    pub fn check(&self, operations: &[Operation]) -> Result {
        for name in self.entries.keys() {
            if operations.binary_search_by(|op| op.name.cmp(name)).is_err() {
                return Err(format!("{}: {name} is not declared", self.version).into());
            }
        }
        for operation in operations {
            // Of instrumented operations and block pushes, 3.12 says less than it does.
            if operation.name.starts_with("INSTRUMENTED_") || operation.name.starts_with("SETUP_") {
                continue;
            }
            let (Some(entry), Some(arg)) = (self.entry(operation), operation.arg.at(self.feature())) else {
                continue;
            };
            if entry.properties != expected_properties(arg) {
                let said = entry.properties.join(" ");
                let name = &operation.name;
                return Err(format!(
                    "{}: {name}: declared {arg}, the interpreter says `{said}`",
                    self.version
                )
                .into());
            }
        }
        Ok(())
    }
}

/// What an interpreter says of an operation whose argument is of that kind.
fn expected_properties(kind: &str) -> &'static [&'static str] {
    match kind {
        "None" => &[],
        "Const" => &["arg", "const"],
        "Name" | "NameAndFlag" | "NameAndTwoFlags" => &["arg", "name"],
        "Local" | "LocalPair" => &["arg", "local"],
        "Free" => &["arg", "free"],
        "Label" | "JumpForward" | "JumpBackward" | "JumpAbsolute" => &["arg", "jump"],
        _ => &["arg"],
    }
}

fn parse(version: Version, text: &str) -> Option<Release> {
    let mut facts = BTreeMap::new();
    let mut entries = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (first, rest) = line.split_once(' ')?;
        let Ok(number) = first.parse() else {
            facts.insert(first, rest);
            continue;
        };
        let mut words = rest.split(' ');
        let name = words.next()?.to_owned();
        let caches = words.next()?.parse().ok()?;
        entries.insert(name, Entry { number, caches, properties: words.map(str::to_owned).collect() });
    }
    let full: Version = facts.get("version")?.parse().ok()?;
    Some(Release {
        version: Some(full).filter(|full| full.feature() == version)?,
        magic: facts.get("magic")?.parse().ok()?,
        marshal: facts.get("marshal")?.parse().ok()?,
        cache_tag: (*facts.get("cache-tag")?).to_owned(),
        entries,
    })
}
