//! The sections of a golden file.
//!
//! There is one for each run of versions whose text is the same, headed `## 3.12-3.14` or `## 3.14`.
//! Only CPython writes golden files: `cargo xtask bless`.

use std::ops::RangeInclusive;

use pybytecode_opcode::Version;

/// A run of versions with the same text.
#[derive(Debug)]
pub struct Section {
    /// From the first to the last of them.
    pub versions: RangeInclusive<Version>,
    /// What CPython makes of the case.
    pub text: String,
}

/// Reads the sections of a golden file.
pub fn read(golden: &str) -> Option<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    for line in golden.split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("## ") {
            let heading = heading.trim_end();
            let (first, last) = heading.split_once('-').unwrap_or((heading, heading));
            let versions = first.parse().ok()?..=last.parse().ok()?;
            sections.push(Section { versions, text: String::new() });
        } else {
            sections.last_mut()?.text.push_str(line);
        }
    }
    Some(sections)
}
