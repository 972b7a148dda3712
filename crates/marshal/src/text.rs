//! Text as CPython's strings hold it: Unicode with lone surrogates, in UTF-8 (`surrogatepass`).

/// Whether the bytes are UTF-8, surrogates in their three-byte form allowed.
pub(crate) fn is_utf8_with_surrogates(mut bytes: &[u8]) -> bool {
    loop {
        let Err(error) = std::str::from_utf8(bytes) else { return true };
        match bytes[error.valid_up_to()..] {
            [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..] => bytes = &bytes[error.valid_up_to() + 3..],
            _ => return false,
        }
    }
}
