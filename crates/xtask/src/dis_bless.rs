//! `cargo xtask dis-bless`: the goldens of `tests/dis/`, from the interpreters' own `python -m dis`.
//!
//! Beside each `NAME.py` stand `NAME.out`, which has what each version prints with each set of options, and
//! `NAME-X.Y.pyc`, as that version compiles it. A first line `# from: 3.12` or `# options: -O` says for which
//! versions the case is, and which options are tried. `older.txt` has what 2.7, 3.6 and 3.7 print for marshal's samples.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::output::{Generated, write_or_check};
use crate::{MINORS, OLDER, Result, interpreters, root};

const PROGRAM: &str = include_str!("../python/dis_bless.py");
/// Lists compiled files.
const COMPILED: &str = include_str!("../python/dis.py");

/// Sets of options, and the first version that has them. `-` is standard input.
const OPTIONS: [(&str, u8); 7] = [
    ("", *MINORS.start()),
    ("-", *MINORS.start()),
    ("-C", 11),
    ("-O", 13),
    ("-P", 14),
    ("-C -S", 14),
    ("-C -O -P -S", 14),
];

/// A source and what is asked of it.
struct Case {
    name: String,
    from: u8,
    /// The only options besides none.
    options: Option<String>,
}

/// Asks the interpreters and writes (or checks) the goldens.
pub fn run(check: bool) -> Result {
    let folder = fs::canonicalize(root())?.join("tests/dis");
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".py").map(str::to_owned));
    }
    names.sort();
    let mut cases = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder.join(format!("{name}.py")))?;
        let said = |what: &str| text.lines().find_map(|line| line.strip_prefix(&format!("# {what}: ")));
        let from = match said("from").and_then(|version| version.split_once('.')) {
            Some((_, minor)) => minor.parse()?,
            None => *MINORS.start(),
        };
        cases.push(Case { name, from, options: said("options").map(str::to_owned) });
    }
    // By case: options, then what each version printed.
    let mut listings: BTreeMap<String, BTreeMap<usize, Vec<(u8, String)>>> = BTreeMap::new();
    for minor in MINORS {
        let wanted: Vec<String> = cases.iter().flat_map(|case| case.wanted(minor)).collect();
        let place = folder.to_string_lossy();
        let arguments: Vec<&str> = [&*place].into_iter().chain(wanted.iter().map(String::as_str)).collect();
        let printed = interpreters::find(&format!("3.{minor}"))?.run(PROGRAM, &arguments)?;
        for part in printed.split("=== ").skip(1) {
            let (asked, listing) = part.split_once('\n').ok_or("a listing without an end")?;
            let (name, options) = asked.split_once(".py").ok_or("a listing of what?")?;
            let at = OPTIONS.iter().position(|(known, _)| *known == options.trim());
            let at = at.ok_or("which options?")?;
            let versions = listings.entry(name.to_owned()).or_default().entry(at).or_default();
            versions.push((minor, without_addresses(listing)));
        }
    }
    let older = older()?;
    let files = listings.into_iter().map(|(name, sections)| {
        let mut text = String::new();
        for (at, versions) in sections {
            for run in versions.chunk_by(|(_, one), (_, next)| one == next) {
                let (Some((first, listing)), Some((last, _))) = (run.first(), run.last()) else { continue };
                let range = if first == last { format!("3.{first}") } else { format!("3.{first}-3.{last}") };
                let _ = write!(text, "## {}\n{listing}", format!("{range} {}", OPTIONS[at].0).trim_end());
            }
        }
        Generated::new(format!("tests/dis/{name}.out"), text)
    });
    write_or_check(&files.chain([older]).collect::<Vec<_>>(), check, "dis-bless")
}

/// What the versions that are only read make of their sample among marshal's.
fn older() -> Result<Generated> {
    let mut text = String::new();
    for version in OLDER {
        let sample = root().join(format!("crates/marshal/tests/data/sample-{version}.pyc"));
        let sample = fs::canonicalize(sample)?;
        let listing =
            interpreters::find(&version.to_string())?.run(COMPILED, &["-", &sample.to_string_lossy()])?;
        let _ = write!(text, "## {version}\n{}", without_addresses(&listing));
    }
    Ok(Generated::new("tests/dis/older.txt", text))
}

impl Case {
    fn wanted(&self, minor: u8) -> impl Iterator<Item = String> {
        let is_wanted = move |(options, since): &&(&str, u8)| {
            let is_asked = match &self.options {
                Some(only) => options.is_empty() || options == only,
                None => true,
            };
            minor >= self.from && minor >= *since && is_asked
        };
        let names =
            OPTIONS.iter().filter(is_wanted).map(|(options, _)| format!("{}.py {options}", self.name));
        names.map(|asked| asked.trim_end().to_owned())
    }
}

/// The addresses of code objects are others in each run.
fn without_addresses(listing: &str) -> String {
    let mut parts = listing.split(" at 0x");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(" at 0x_");
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    text
}
