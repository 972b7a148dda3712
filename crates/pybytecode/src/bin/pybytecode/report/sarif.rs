//! Messages as a SARIF log (Static Analysis Results Interchange Format 2.1.0), which code scanning services read.
//!
//! One document a run, on standard output when the run has ended.

use std::path::{Component, Path};

use pybytecode::Place;
use serde_json::{Value, json};

/// A result of the log.
pub(super) fn result(level: &str, path: &Path, place: Option<&Place>, kind: &str, message: &str) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(place) = place {
        // Lines and columns from 1, the end behind the last character, as here.
        let (column, end_column) = place.columns_in_characters();
        location["region"] = json!({
            "startLine": place.line,
            "startColumn": column.max(1),
            "endLine": place.end_line.max(place.line),
            "endColumn": end_column.max(if place.end_line == place.line { column.max(1) } else { 1 }),
        });
        if let Some(text) = &place.text {
            location["region"]["snippet"] = json!({ "text": &**text });
        }
    }
    json!({
        "ruleId": kind,
        "level": level,
        "message": { "text": message },
        "locations": [{ "physicalLocation": location }],
    })
}

/// The whole log.
pub(super) fn log(results: &[Value]) -> Value {
    let mut kinds: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let rules: Vec<Value> = kinds.iter().map(|kind| json!({ "id": kind })).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": { "name": "pybytecode", "version": env!("CARGO_PKG_VERSION"), "rules": rules },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A path as a URI reference: relative ones stay relative.
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    for component in path.components() {
        match component {
            Component::RootDir => uri += "file:///",
            Component::CurDir => {}
            other => {
                if !uri.is_empty() && !uri.ends_with('/') {
                    uri.push('/');
                }
                for byte in other.as_os_str().as_encoded_bytes() {
                    match byte {
                        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                            uri.push(char::from(*byte));
                        }
                        byte => uri += &format!("%{byte:02X}"),
                    }
                }
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri(Path::new("./a b/é.py")), "a%20b/%C3%A9.py");
        assert_eq!(uri(Path::new("../a.py")), "../a.py");
        #[cfg(unix)]
        assert_eq!(uri(Path::new("/srv/a.py")), "file:///srv/a.py");
    }
}
