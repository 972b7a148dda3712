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
