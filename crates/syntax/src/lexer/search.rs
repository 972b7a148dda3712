//! Where bytes of a kind end: sixteen are looked at at once.
//!
//! Names, literals and indentation are short and of any length, so that a loop over bytes would be left at a place
//! that cannot be foreseen.

use wide::u8x16;

/// How many bytes are looked at at once.
const CHUNK: usize = 16;

/// By byte: whether a name may go on with it.
static CONTINUES: [bool; 256] = {
    let mut continues = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let c = byte as u8;
        continues[byte] = c.is_ascii_alphanumeric() || c == b'_' || c >= 0x80;
        byte += 1;
    }
    continues
};

/// How many bytes, from the first on, make a name, and whether any of them is beyond ASCII.
#[inline]
pub(super) fn name(bytes: &[u8]) -> (usize, bool) {
    match bytes.first_chunk().map(name_in_chunk) {
        Some(found) if found.0 < CHUNK => found,
        _ => long_name(bytes),
    }
}

#[inline]
fn name_in_chunk(chunk: &[u8; CHUNK]) -> (usize, bool) {
    let bytes = u8x16::new(*chunk);
    let letters = ((bytes | u8x16::splat(0x20)) - u8x16::splat(b'a')).simd_lt(u8x16::splat(26));
    let digits = (bytes - u8x16::splat(b'0')).simd_lt(u8x16::splat(10));
    let underscores = bytes.simd_eq(u8x16::splat(b'_'));
    // Bytes beyond ASCII have the bit that counts.
    let len = (bytes | letters | digits | underscores).to_bitmask().trailing_ones();
    (len as usize, bytes.to_bitmask() & ((1 << len) - 1) != 0)
}

/// As [`name`], of a longer one or one near the source's end.
#[inline(never)]
fn long_name(bytes: &[u8]) -> (usize, bool) {
    let len = bytes.iter().position(|byte| !CONTINUES[*byte as usize]).unwrap_or(bytes.len());
    (len, !bytes[..len].is_ascii())
}

/// How many spaces there are at the start.
#[inline]
pub(super) fn spaces(bytes: &[u8]) -> usize {
    first(bytes, |chunk| !chunk.simd_eq(u8x16::splat(b' ')), |byte| byte != b' ').unwrap_or(bytes.len())
}

/// The index of the first byte that is one of `wanted`.
#[inline]
pub(super) fn any_of<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    let is_in_chunk = |chunk: u8x16| {
        wanted.iter().fold(u8x16::splat(0), |found, byte| found | chunk.simd_eq(u8x16::splat(*byte)))
    };
    first(bytes, is_in_chunk, |byte| wanted.contains(&byte))
}

/// The index of the first byte that is looked for: each of a chunk has then all bits, or in the second way is told.
#[inline]
fn first(bytes: &[u8], in_chunk: impl Fn(u8x16) -> u8x16, is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    for (number, chunk) in chunks.iter().enumerate() {
        let found = in_chunk(u8x16::new(*chunk)).to_bitmask();
        if found != 0 {
            return Some(number * CHUNK + found.trailing_zeros() as usize);
        }
    }
    let found = rest.iter().position(|byte| is_wanted(*byte));
    found.map(|index| bytes.len() - rest.len() + index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_in_chunks_where_they_end_in_bytes() {
        for byte in 0..=255 {
            for at in 0..CHUNK {
                for (before, after) in [(b'a', b'.'), (0xc3, b'9'), (b'Z', 0xff), (b'_', b'{')] {
                    let mut chunk = [before; CHUNK];
                    chunk[at] = byte;
                    chunk[at + 1..].fill(after);
                    assert_eq!(name_in_chunk(&chunk), long_name(&chunk), "{chunk:?}");
                }
            }
        }
    }

    #[test]
    fn bytes_are_found_wherever_they_stand() {
        for len in 0..50 {
            let mut bytes = vec![b' '; len];
            assert_eq!((spaces(&bytes), any_of(&bytes, *b"xy")), (len, None));
            for at in (0..len).rev() {
                bytes[at] = b'y';
                assert_eq!((spaces(&bytes), any_of(&bytes, *b"xy")), (at, Some(at)));
            }
        }
    }
}
