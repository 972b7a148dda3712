//! The header of a compiled file in words.

use std::fmt::Write as _;

use pybytecode_marshal::{Pyc, Validation, source_hash};
use pybytecode_opcode::pyc::HeaderForm;

/// What is known of the source beside a compiled file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path, for people.
    pub path: String,
    /// The time of its last modification in seconds since 1970.
    pub mtime: i64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the header says, a line each: whose file it is, how it is kept up to date, and whether it is.
pub fn header(pyc: &Pyc<'_>, source: Option<&Source>) -> Vec<(&'static str, String)> {
    let format = pyc.header.format;
    let mut lines = vec![("magic number", pyc.magic.to_string())];
    let form = match format.header {
        HeaderForm::Time => "8 bytes: magic number, source's time",
        HeaderForm::TimeAndSize => "12 bytes: magic number, source's time and size",
        HeaderForm::Flags => "16 bytes: magic number, flags, what the source is known by (PEP 552)",
    };
    lines.push(("header", form.to_owned()));
    let (by, known) = match pyc.header.validation {
        Validation::Timestamp { mtime, size } => {
            let mut known = format!("{} ({mtime})", utc(mtime));
            if format.header != HeaderForm::Time {
                let _ = write!(known, ", {size} bytes");
            }
            ("by the source's time and size, checked on each import", known)
        }
        Validation::CheckedHash(hash) => ("by the source's hash, checked on each import", hex(hash)),
        Validation::UncheckedHash(hash) => {
            ("by the source's hash, never checked unless asked for", hex(hash))
        }
    };
    let by =
        if format.header == HeaderForm::Time { "by the source's time, checked on each import" } else { by };
    lines.push(("kept up to date", by.to_owned()));
    lines.push(("source", known));
    let state = match source {
        None => "none beside this file".to_owned(),
        Some(source) => format!("{}: {}", source.path, state(pyc, source)),
    };
    lines.push(("source now", state));
    lines
}

/// How the source differs from what the file knows of it.
fn state(pyc: &Pyc<'_>, source: &Source) -> String {
    let format = pyc.header.format;
    match pyc.header.validation {
        Validation::Timestamp { mtime, size } => {
            // The header has the lower 32 bits of each.
            let (now, length) = (source.mtime as u32, source.bytes.len() as u32);
            let mut differing = Vec::new();
            if now != mtime {
                differing.push(format!("its time is {}", utc(now)));
            }
            if length != size && format.header != HeaderForm::Time {
                differing.push(format!("it has {length} bytes"));
            }
            if differing.is_empty() {
                "matches".to_owned()
            } else {
                format!("differs: {}", differing.join(", "))
            }
        }
        Validation::CheckedHash(hash) | Validation::UncheckedHash(hash) => {
            let now = source_hash(&source.bytes, format);
            if now == hash { "matches".to_owned() } else { format!("differs: its hash is {}", hex(now)) }
        }
    }
}

fn hex(hash: [u8; 8]) -> String {
    hash.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Seconds since 1970 as a date and time.
pub(super) fn utc(seconds: u32) -> String {
    let (days, rest) = (i64::from(seconds / 86_400), seconds % 86_400);
    // The calendar repeats itself every 146,097 days; years are counted from March, so that a leap day comes last.
    let day_of_era = days + 719_468;
    let era = day_of_era / 146_097;
    let day = day_of_era % 146_097;
    let year_of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minutes, seconds) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{year}-{month:02}-{day_of_month:02} {hour:02}:{minutes:02}:{seconds:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn dates() {
        assert_eq!(utc(0), "1970-01-01 00:00:00 UTC");
        assert_eq!(utc(951_782_400), "2000-02-29 00:00:00 UTC");
        assert_eq!(utc(1_767_225_599), "2025-12-31 23:59:59 UTC");
        assert_eq!(utc(u32::MAX), "2106-02-07 06:28:15 UTC");
    }
}
