//! Where lines start, sixty-four bytes at a time: a search from newline to newline would begin anew for each of
//! them, and lines are short.

use wide::u8x16;

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// So many newlines are taken from each block whether it has them or not: more are rare.
const USUAL: usize = 4;

/// Appends, for each `\n` of `bytes`, the offset behind it.
pub fn push_line_starts(bytes: &[u8], starts: &mut Vec<u32>) {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut offset = 0;
    for block in blocks {
        push_block(newlines(block), offset, starts);
        offset += BLOCK as u32;
    }
    let behind = (offset + 1..).zip(rest).filter(|(_, byte)| **byte == b'\n');
    starts.extend(behind.map(|(start, _)| start));
}

/// Appends the offset behind each bit of `found`, the first standing for the byte at `offset`.
#[inline]
fn push_block(mut found: u64, offset: u32, starts: &mut Vec<u32>) {
    let count = found.count_ones() as usize;
    let mut next = || {
        let start = offset + found.trailing_zeros() + 1;
        found &= found.wrapping_sub(1);
        start
    };
    let len = starts.len();
    starts.extend_from_slice(&[next(), next(), next(), next()]);
    if count <= USUAL {
        starts.truncate(len + count);
    } else {
        starts.extend((USUAL..count).map(|_| next()));
    }
}

/// A bit for each byte that is a newline.
#[inline]
fn newlines(block: &[u8; BLOCK]) -> u64 {
    let (chunks, _) = block.as_chunks::<16>();
    let mut found = 0;
    for (index, chunk) in chunks.iter().enumerate() {
        let newlines = u8x16::new(*chunk).simd_eq(u8x16::splat(b'\n')).to_bitmask();
        found |= u64::from(newlines) << (16 * index);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_newline_starts_a_line() {
        // Each distance up to beyond a block, and many in one.
        let text: String = (0..150).rev().map(|length| "x".repeat(length) + "\n").collect();
        for text in [text.as_str(), &"\n".repeat(200), "", "x", &"x".repeat(64)] {
            let mut starts = Vec::new();
            push_line_starts(text.as_bytes(), &mut starts);
            let expected: Vec<u32> = text.match_indices('\n').map(|(at, _)| at as u32 + 1).collect();
            assert_eq!(starts, expected);
        }
    }
}
