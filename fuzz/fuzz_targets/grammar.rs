//! Bytes as choices in a derivation of the grammar: `cargo +nightly fuzz run grammar fuzz/corpus/grammar`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(target) = pybytecode_fuzz::target("grammar") {
        (target.run)(bytes);
    }
});
