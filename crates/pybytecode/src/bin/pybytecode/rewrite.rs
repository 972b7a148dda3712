//! `co_filename`: the path of a source as tracebacks are to show it.

use std::path::{Component, Path, PathBuf};

/// What `--strip-dir` and `--prepend-dir` ask for.
#[derive(Debug, Default)]
pub(crate) struct Rewrite {
    pub(crate) strip: Option<PathBuf>,
    pub(crate) prepend: Option<PathBuf>,
}

impl Rewrite {
    /// Whether `--strip-dir` says something about `path`, as far as it was given.
    pub(crate) fn strips(&self, path: &Path) -> bool {
        self.strip.as_ref().is_none_or(|strip| path.starts_with(strip))
    }

    /// The path to show, in UTF-8, with what is no UTF-8 as CPython decodes it.
    pub(crate) fn shown(&self, path: &Path) -> Vec<u8> {
        let below = self.strip.as_ref().and_then(|strip| path.strip_prefix(strip).ok()).unwrap_or(path);
        match &self.prepend {
            // Joining an absolute path would drop what is to stand before it.
            Some(prepend) => decoded(&prepend.join(without_root(below))),
            None => decoded(below),
        }
    }
}

fn without_root(path: &Path) -> &Path {
    let mut parts = path.components();
    while matches!(parts.clone().next(), Some(Component::RootDir | Component::Prefix(_))) {
        parts.next();
    }
    parts.as_path()
}

/// A path as Python's `os.fsdecode` makes it: each byte that is no UTF-8 becomes a lone
/// surrogate (`surrogateescape`), here in its three-byte form.
#[cfg(unix)]
pub(crate) fn decoded(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    let bytes = path.as_os_str().as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.extend_from_slice(chunk.valid().as_bytes());
        for byte in chunk.invalid() {
            // U+DC80 to U+DCFF.
            decoded.extend([0xed, 0xb0 | byte >> 6, 0x80 | byte & 0x3f]);
        }
    }
    decoded
}

/// Elsewhere paths are UTF-8 with lone surrogates already.
#[cfg(not(unix))]
pub(crate) fn decoded(path: &Path) -> Vec<u8> {
    path.as_os_str().as_encoded_bytes().to_vec()
}

/// Decoded paths as Python writes them where surrogates cannot be: each of them as an escape.
pub(crate) fn readable(decoded: &[u8]) -> String {
    let mut text = String::with_capacity(decoded.len());
    let mut rest = decoded;
    loop {
        let (valid, behind) = match std::str::from_utf8(rest) {
            Ok(valid) => return text + valid,
            Err(error) => rest.split_at(error.valid_up_to()),
        };
        text.push_str(&String::from_utf8_lossy(valid));
        match behind {
            [0xed, high @ 0xa0..=0xbf, low @ 0x80..=0xbf, ..] => {
                let surrogate = 0xd000 | u32::from(high & 0x3f) << 6 | u32::from(low & 0x3f);
                text.push_str(&format!("\\u{surrogate:x}"));
                rest = &behind[3..];
            }
            _ => {
                text.push(char::REPLACEMENT_CHARACTER);
                rest = &behind[1..];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(strip: Option<&str>, prepend: Option<&str>, path: &str) -> String {
        let rewrite = Rewrite { strip: strip.map(PathBuf::from), prepend: prepend.map(PathBuf::from) };
        String::from_utf8(rewrite.shown(Path::new(path))).unwrap()
    }

    #[test]
    fn paths_are_rewritten() {
        assert_eq!(shown(None, None, "./a//b.py"), "./a//b.py");
        assert_eq!(shown(Some("/build/root/"), None, "/build/root/usr/a.py"), "usr/a.py");
        assert_eq!(shown(Some("/build"), Some("/"), "/build/usr/a.py"), "/usr/a.py");
        assert_eq!(shown(Some("/bui"), None, "/build/usr/a.py"), "/build/usr/a.py");
        assert_eq!(shown(None, Some("/opt"), "/usr/a.py"), "/opt/usr/a.py");
        assert_eq!(shown(None, Some("pkg"), "a.py"), "pkg/a.py");
    }

    #[cfg(unix)]
    #[test]
    fn stray_bytes_are_escaped() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"a\xff\x80.py"));
        // '\udcff\udc80' in UTF-8 with surrogatepass
        assert_eq!(Rewrite::default().shown(path), b"a\xed\xb3\xbf\xed\xb2\x80.py");
        assert_eq!(readable(&decoded(path)), "a\\udcff\\udc80.py");
        assert_eq!(readable(b"\xed\xa0\x80\xed\xff\xc3\xa9"), "\\ud800\u{fffd}\u{fffd}\u{e9}");
    }
}
