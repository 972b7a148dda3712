//! What CPython wrote, read and written again.

mod common;

use bumpalo::Bump;
use common::{OLDER_SAMPLES, SAMPLES};
use pybytecode_marshal::{HEADER_LEN, Pyc, Validation, Writer, source_hash};
use pybytecode_opcode::pyc::RefFlags;

#[test]
fn samples_are_written_back_as_they_were_read() {
    for (version, bytes) in OLDER_SAMPLES.into_iter().chain(SAMPLES) {
        let bump = Bump::new();
        let pyc = Pyc::read(bytes, &bump).unwrap();
        assert_eq!(pyc.header.format.version.to_string(), version);
        assert_eq!(pyc.dump.trailing, b"");
        assert!(pyc.write().unwrap() == bytes, "{version}");
    }
}

#[test]
fn reference_flags_are_derived() {
    for (version, bytes) in SAMPLES {
        let bump = Bump::new();
        let pyc = Pyc::read(bytes, &bump).unwrap();
        if pyc.header.format.flags == RefFlags::Shared {
            continue;
        }
        let mut derived = Vec::new();
        Writer::new(pyc.header.format).write(&pyc.dump.objects, pyc.dump.root, &mut derived).unwrap();
        assert!(derived == bytes[HEADER_LEN..], "{version}");
    }
}

/// Up to 3.10 there is no telling what CPython flags; ours are flagged where they are referred to.
#[test]
fn canonical_flags_are_those_that_are_used() {
    for (version, bytes) in SAMPLES {
        let bump = Bump::new();
        let pyc = Pyc::read(bytes, &bump).unwrap();
        if pyc.header.format.flags != RefFlags::Shared {
            continue;
        }
        let mut canonical = Vec::new();
        let mut writer = Writer::new(pyc.header.format);
        writer.write(&pyc.dump.objects, pyc.dump.root, &mut canonical).unwrap();
        let again = Bump::new();
        let read = pybytecode_marshal::read(&canonical, pyc.header.format, &again).unwrap();
        let mut twice = Vec::new();
        writer.write(&read.objects, read.root, &mut twice).unwrap();
        assert!(canonical == twice, "{version}");
        assert!(canonical.len() <= bytes.len() - HEADER_LEN, "{version}");
    }
}

#[test]
fn headers_know_the_hash_of_their_source() {
    let source = include_bytes!("data/sample.py");
    for (version, bytes) in SAMPLES {
        let bump = Bump::new();
        let header = Pyc::read(bytes, &bump).unwrap().header;
        assert_eq!(
            header.validation,
            Validation::UncheckedHash(source_hash(source, header.format)),
            "{version}"
        );
        assert_eq!(header.to_bytes(), bytes[..HEADER_LEN], "{version}");
    }
}

/// A pre-release lays out its files as the release does, or they are refused with its name.
#[test]
fn files_of_pre_releases_keep_their_number() {
    let bump = Bump::new();
    let (_, sample) = SAMPLES[6];
    let mut bytes = sample.to_vec();
    bytes[..2].copy_from_slice(&3610u16.to_le_bytes());
    let changed = bytes.clone();
    let pyc = Pyc::read(&changed, &bump).unwrap();
    assert!(pyc.write().unwrap() == changed);
    assert_eq!(
        pyc.target().unwrap_err().to_string(),
        format!("the operations of {} are not known", pyc.magic)
    );
    for (number, message) in [
        (3455u16, "cannot read files with the magic number 3455 of Python 3.11a1, a pre-release, at byte 0"),
        (3690, "magic number 3690, which is unknown (the nearest known is 3666 of Python 3.15), at byte 0"),
    ] {
        bytes[..2].copy_from_slice(&number.to_le_bytes());
        assert_eq!(Pyc::read(&bytes.clone(), &bump).unwrap_err().to_string(), message);
    }
}
