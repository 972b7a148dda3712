//! Each byte of a file is shown once, whatever the version.

use bumpalo::Bump;
use pybytecode_marshal::Pyc;
use pybytecode_text::dis::Colours;
use pybytecode_text::inspect;

/// The files that CPython wrote for the tests of marshal.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../marshal/tests/data");
    let mut samples: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pyc"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    samples.sort();
    assert!(samples.len() >= 8);
    samples
}

fn hex(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::new();
    let whole = inspect::hex(bytes, &Colours::PLAIN, &mut out).unwrap().is_ok();
    let mut shown = Vec::new();
    for line in String::from_utf8(out).unwrap().lines() {
        assert_eq!(line[..8], format!("{:08x}", shown.len()), "{line}");
        let columns = line.as_bytes()[10..].chunks(3).take(8).take_while(|column| column[0] != b' ');
        shown.extend(columns.map(|c| u8::from_str_radix(str::from_utf8(&c[..2]).unwrap(), 16).unwrap()));
    }
    (shown, whole)
}

#[test]
fn every_byte_is_shown() {
    for (name, bytes) in samples() {
        let (shown, whole) = hex(&bytes);
        assert!(shown == bytes && whole, "{name}");
        // What is cut short is shown as far as it goes.
        let (shown, whole) = hex(&bytes[..bytes.len() - 1]);
        assert!(shown == bytes[..bytes.len() - 1] && !whole, "{name}");
    }
}

#[test]
fn trees_and_data_name_each_code_object() {
    for (name, bytes) in samples() {
        let bump = Bump::new();
        let pyc = Pyc::read(&bytes, &bump).unwrap();
        let mut out = Vec::new();
        inspect::write_tree(&pyc.dump, &Colours::PLAIN, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let mut out = Vec::new();
        inspect::write_json("x.pyc", &pyc, None, &mut out).unwrap();
        let data: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let codes = data["code"].as_array().unwrap();
        assert_eq!(text.matches("  code object ").count(), codes.len(), "{name}");
        for code in codes {
            assert!(text.contains(code["qualname"].as_str().unwrap()), "{name}");
        }
    }
}
