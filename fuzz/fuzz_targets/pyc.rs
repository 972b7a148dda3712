//! Bytes as a compiled file: `cargo +nightly fuzz run pyc fuzz/corpus/pyc crates/marshal/tests/data`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(target) = pybytecode_fuzz::target("pyc") {
        (target.run)(bytes);
    }
});
