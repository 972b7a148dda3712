//! Bytes as a source file: `cargo +nightly fuzz run source fuzz/corpus/source tests/compile`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(target) = pybytecode_fuzz::target("source") {
        (target.run)(bytes);
    }
});
