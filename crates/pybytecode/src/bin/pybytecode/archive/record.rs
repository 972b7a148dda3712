//! A wheel's `RECORD`: a line of CSV for each file, with its hash and size.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use csv::{QuoteStyle, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use sha2::{Digest as _, Sha256};

/// What `RECORD` says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    path: String,
    hash: String,
    size: String,
}

impl Row {
    /// For a file of that content.
    pub(super) fn new(path: &str, content: &[u8]) -> Self {
        let hash = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(content));
        Row { path: path.to_owned(), hash: format!("sha256={hash}"), size: content.len().to_string() }
    }

    fn fields(&self) -> [&str; 3] {
        [&self.path, &self.hash, &self.size]
    }
}

/// What changes in a `RECORD`.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// New files, by the source behind which they are named.
    pub(super) added: HashMap<String, Vec<Row>>,
    /// A file whose content is another now.
    pub(super) changed: Vec<Row>,
    /// Files that are not there any more.
    pub(super) dropped: HashSet<String>,
}

/// The new text of a `RECORD`. Its lines, their order and ends stay.
///
/// # Errors
///
/// If it is not CSV in UTF-8.
pub(super) fn updated(record: &[u8], mut changes: Changes) -> Result<Vec<u8>, csv::Error> {
    let ends_with_crlf = memchr::memmem::find(record, b"\r\n").is_some();
    let terminator = if ends_with_crlf { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(record);
    let mut out = Vec::with_capacity(record.len() * 2);
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(&mut out);
    for row in reader.records() {
        let row: StringRecord = row?;
        let path = row.get(0).unwrap_or_default();
        if changes.dropped.contains(path) {
            continue;
        }
        match changes.changed.iter().find(|changed| changed.path == path) {
            Some(changed) => writer.write_record(changed.fields())?,
            None => writer.write_record(&row)?,
        }
        for added in changes.added.remove(path).unwrap_or_default() {
            writer.write_record(added.fields())?;
        }
    }
    // Sources that it did not name.
    let mut rest: Vec<Row> = changes.added.into_values().flatten().collect();
    rest.sort_unstable_by(|one, two| one.path.cmp(&two.path));
    for row in rest {
        writer.write_record(row.fields())?;
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_as_installers_want_them() {
        // base64.urlsafe_b64encode(hashlib.sha256(b"x = 1\n").digest()).rstrip(b"=")
        let row = Row::new("a.py", b"x = 1\n");
        assert_eq!(row.fields(), ["a.py", "sha256=nia_NpkRxFwkPGhBR7I_yeHc_PJX0pmhxjIBam_NM_Q", "6"]);
    }

    #[test]
    fn rows_are_added_behind_their_sources() {
        let record = b"a.py,sha256=x,1\n\"b,c.py\",sha256=y,2\nold.pyc,,\na.dist-info/WHEEL,sha256=z,3\na.dist-info/RECORD,,\n";
        let row = |path: &str| Row { path: path.into(), hash: "h".into(), size: "9".into() };
        let added = [("a.py", "a.pyc"), ("b,c.py", "b,c.pyc"), ("not named", "z.pyc")];
        let changes = Changes {
            added: added.map(|(source, pyc)| (source.to_owned(), vec![row(pyc)])).into(),
            changed: vec![row("a.dist-info/WHEEL")],
            dropped: ["old.pyc".to_owned()].into(),
        };
        let text = String::from_utf8(updated(record, changes).unwrap()).unwrap();
        let expected = "a.py,sha256=x,1\na.pyc,h,9\n\"b,c.py\",sha256=y,2\n\"b,c.pyc\",h,9\n\
                        a.dist-info/WHEEL,h,9\na.dist-info/RECORD,,\nz.pyc,h,9\n";
        assert_eq!(text, expected);
        let crlf = updated(b"a.py,,\r\n", Changes::default()).unwrap();
        assert_eq!(crlf, b"a.py,,\r\n");
    }
}
