//! What the versions say of programs: the golden files beside those of [`super::programs`].

use std::fmt;
use std::ops::RangeInclusive;

use pybytecode_opcode::Version;

/// What a version says of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: it compiles.
    Accepted,
    /// A refusal.
    Refused {
        /// The exception's class.
        kind: String,
        /// Its message, characters that are not printable being escaped.
        message: String,
        /// Line, column, last line, last column; `-` for what is not told.
        place: [String; 4],
        /// The text of the line: `=` for that line of the program, `-` for none, or escaped in quotes.
        text: String,
    },
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Accepted => f.write_str("accepted"),
            Answer::Refused { kind, message, place, text } => {
                write!(f, "{kind} {} {text} {message}", place.join(" "))
            }
        }
    }
}

impl Answer {
    /// Reads what a golden file has behind the versions.
    pub fn read(line: &str) -> Option<Answer> {
        if line == "accepted" {
            return Some(Answer::Accepted);
        }
        let mut words = line.splitn(7, ' ').map(str::to_owned);
        Some(Answer::Refused {
            kind: words.next()?,
            place: [words.next()?, words.next()?, words.next()?, words.next()?],
            text: words.next()?,
            message: words.next().unwrap_or_default(),
        })
    }
}

/// What the versions say of a program.
#[derive(Debug)]
pub struct Golden {
    /// The program's hash.
    pub hash: String,
    /// Runs of versions, and what they say.
    pub answers: Vec<(RangeInclusive<Version>, Answer)>,
}

impl Golden {
    /// What a version says.
    pub fn of(&self, version: Version) -> Option<&Answer> {
        self.answers.iter().find(|(versions, _)| versions.contains(&version)).map(|(_, answer)| answer)
    }
}

/// Reads a golden file.
pub fn goldens(text: &str) -> Option<Vec<Golden>> {
    let mut goldens: Vec<Golden> = Vec::new();
    for line in text.lines() {
        if let Some(hash) = line.strip_prefix("=== ") {
            goldens.push(Golden { hash: hash.to_owned(), answers: Vec::new() });
            continue;
        }
        let (versions, answer) = line.split_once(' ')?;
        let (first, last) = versions.split_once('-').unwrap_or((versions, versions));
        let versions = first.parse().ok()?..=last.parse().ok()?;
        goldens.last_mut()?.answers.push((versions, Answer::read(answer)?));
    }
    Some(goldens)
}

/// The text of a line as golden files have it: `=` for that line of the program.
pub fn text_of(text: &str, source: &[u8], line: u32) -> String {
    let index = (line as usize).wrapping_sub(1);
    if source.split_inclusive(|byte| *byte == b'\n').nth(index) == Some(text.as_bytes()) {
        return "=".to_owned();
    }
    format!("\"{}\"", escaped(text).replace(' ', "\\u{20}"))
}

/// A text on one line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            _ => out.extend(c.escape_unicode()),
        }
    }
    out
}
