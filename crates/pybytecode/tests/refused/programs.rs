//! Programs that some version refuses: the files `tests/refused/TOPIC.txt`, and beside each what every version
//! says of its programs, `TOPIC.out`.
//!
//! A line that starts with `===` is before each program. Behind it may stand `bare`, if the last line has no end,
//! and `escaped`, if the text has `\xHH` for bytes, `\\` for a backslash and `\[9*text\]` for what is repeated.
//!
//! In a golden file `===` and a hash of the program are before what the versions say of it: a line for each run of
//! versions that say the same. Only CPython writes those: `cargo xtask refused`.

use std::fs;
use std::io;
use std::path::Path;

/// A file of programs.
#[derive(Debug)]
pub struct Topic {
    /// Its name, without `.txt`.
    pub name: String,
    /// Its programs.
    pub programs: Vec<Program>,
}

/// A program.
#[derive(Debug)]
pub struct Program {
    /// The bytes of its file.
    pub source: Vec<u8>,
}

/// The folder of the programs.
pub const FOLDER: &str = "tests/refused";

/// All topics of a folder, sorted by name.
pub fn all(folder: &Path) -> io::Result<Vec<Topic>> {
    let mut topics = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "txt") && name != "different" {
            topics.push(Topic { name, programs: programs(&fs::read_to_string(&path)?) });
        }
    }
    topics.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(topics)
}

fn programs(text: &str) -> Vec<Program> {
    let mut programs: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(how) = line.strip_prefix("===") {
            programs.push((how, String::new()));
        } else if let Some((_, program)) = programs.last_mut() {
            program.push_str(line);
        }
    }
    programs.into_iter().map(|(how, text)| Program::read(how, text)).collect()
}

impl Program {
    fn read(how: &str, mut text: String) -> Program {
        if how.contains("bare") {
            text.pop();
        }
        let source = if how.contains("escaped") { unescaped(text.as_bytes()) } else { text.into() };
        Program { source }
    }

    /// What tells it from others in a golden file.
    pub fn hash(&self) -> String {
        format!("{:016x}", hash(&self.source))
    }
}

fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The bytes that a text with escapes stands for.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'\\' {
            out.push(*first);
            continue;
        }
        match rest.split_first() {
            Some((b'x', digits)) if digits.len() >= 2 => {
                let digits: String = digits[..2].iter().map(|byte| char::from(*byte)).collect();
                out.push(u8::from_str_radix(&digits, 16).expect("two hexadecimal digits"));
                rest = &rest[3..];
            }
            Some((b'[', inner)) => {
                let end = inner.windows(2).position(|pair| pair == br"\]").expect("an end");
                let times = inner.iter().position(|byte| *byte == b'*').expect("a number");
                let count = str::from_utf8(&inner[..times]).ok().and_then(|digits| digits.parse().ok());
                out.extend(unescaped(&inner[times + 1..end]).repeat(count.expect("a number")));
                rest = &inner[end + 2..];
            }
            Some((_, behind)) => {
                out.push(b'\\');
                rest = behind;
            }
            None => {}
        }
    }
    out
}
