//! The short form of a golden text, for all versions but one: instructions without offsets and places,
//! which a hash stands for. It is made from the long form, of CPython's and of ours alike.

use std::fmt::Write as _;
use std::mem;

use pybytecode_opcode::Version;

/// The versions whose golden texts are long.
pub const LONG: [Version; 1] = [Version::new(3, 14)];

/// How wide lines of instructions are.
const WIDTH: usize = 110;

/// The form that golden files have for a version.
pub fn of(version: Version, text: &str) -> String {
    if LONG.contains(&version) { text.to_owned() } else { brief(text) }
}

fn brief(text: &str) -> String {
    let mut out = String::with_capacity(text.len() / 4);
    let mut words = Words::default();
    for line in text.lines() {
        let entry = line.trim_start();
        match (line.len() - entry.len(), line) {
            // Of each code object; of the fields only what there is.
            (2, "  constants" | "  instructions" | "  exceptions") => {
                words.end(&mut out);
                words.begin(entry);
            }
            (0 | 2, _) => {
                words.end(&mut out);
                let is_field = ["names", "varnames", "cellvars", "freevars"].contains(&entry);
                if !is_field && !line.starts_with("  file ") {
                    out.push_str(line);
                    out.push('\n');
                }
            }
            _ => words.add(entry),
        }
    }
    words.end(&mut out);
    out
}

/// The entries of one heading, gathered into full lines.
#[derive(Default)]
struct Words {
    heading: String,
    entries: Vec<String>,
    /// Of what is left out.
    hash: u64,
}

impl Words {
    fn begin(&mut self, heading: &str) {
        self.heading = heading.to_owned();
        self.hash = FNV_OFFSET;
    }

    fn add(&mut self, entry: &str) {
        for byte in entry.bytes() {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
        let mut parts = entry.split_whitespace();
        let offset = parts.next().unwrap_or_default();
        self.entries.push(match self.heading.as_str() {
            "instructions" => parts.take_while(|part| *part != "@").collect::<Vec<_>>().join(" "),
            // Their number tells nothing that their order does not.
            "constants" => entry[offset.len()..].trim_start().to_owned(),
            _ => entry.to_owned(),
        });
    }

    fn end(&mut self, out: &mut String) {
        let (heading, entries) = (mem::take(&mut self.heading), mem::take(&mut self.entries));
        if entries.is_empty() {
            return;
        }
        // Writing to a string cannot fail.
        let _ = write!(out, "  {heading}");
        let mut column = heading.len() + 2;
        for entry in entries {
            if column + entry.len() + 2 > WIDTH {
                out.push_str("\n   ");
                column = 3;
            }
            let _ = write!(out, " {entry};");
            column += entry.len() + 2;
        }
        out.push('\n');
        if heading == "instructions" {
            let _ = writeln!(out, "  offsets and places {:016x}", self.hash);
        }
    }
}

/// Fowler, Noll and Vo's hash 1a of 64 bits.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;
