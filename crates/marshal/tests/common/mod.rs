//! The committed files that CPython wrote.

/// Version and bytes of each `tests/data/sample-X.Y.pyc`.
pub const SAMPLES: [(&str, &[u8]); 8] = [
    ("3.8", include_bytes!("../data/sample-3.8.pyc")),
    ("3.9", include_bytes!("../data/sample-3.9.pyc")),
    ("3.10", include_bytes!("../data/sample-3.10.pyc")),
    ("3.11", include_bytes!("../data/sample-3.11.pyc")),
    ("3.12", include_bytes!("../data/sample-3.12.pyc")),
    ("3.13", include_bytes!("../data/sample-3.13.pyc")),
    ("3.14", include_bytes!("../data/sample-3.14.pyc")),
    ("3.15", include_bytes!("../data/sample-3.15.pyc")),
];

/// The same of versions that are only read, `sample-older.py` compiled.
#[allow(dead_code)]
pub const OLDER_SAMPLES: [(&str, &[u8]); 3] = [
    ("2.7", include_bytes!("../data/sample-2.7.pyc")),
    ("3.6", include_bytes!("../data/sample-3.6.pyc")),
    ("3.7", include_bytes!("../data/sample-3.7.pyc")),
];
