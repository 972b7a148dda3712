//! Which characters a `repr` shows as they are, by each version's Unicode data.
//!
//! CPython: `_PyUnicode_IsPrintable` (`Objects/unicodectype.c`).

use pybytecode_opcode::Version;

use crate::generated::unprintable::UNPRINTABLE;

/// The bit of no version.
const ASCII_ONLY: u8 = 0;

/// A version's characters; copied about freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printable {
    bit: u8,
}

impl Printable {
    /// Those of a version; of the oldest or newest known one for versions beyond.
    pub fn of(version: Version) -> Self {
        Printable { bit: 1 << version.row() }
    }

    /// Those of 2.7: ASCII.
    pub const ASCII: Printable = Printable { bit: ASCII_ONLY };

    /// Whether `str.isprintable` holds for it.
    #[inline]
    pub fn contains(self, c: char) -> bool {
        if c.is_ascii() {
            return !c.is_ascii_control();
        }
        if self.bit == ASCII_ONLY {
            return false;
        }
        let code = u32::from(c);
        let behind = UNPRINTABLE.partition_point(|(first, _, _)| *first <= code);
        // The first range begins at 0, so there is one.
        let (_, last, versions) = UNPRINTABLE[behind.saturating_sub(1)];
        code > last || versions & self.bit == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_version() {
        let holds = |minor, c| Printable::of(Version::new(3, minor)).contains(c);
        assert!(holds(8, 'é') && holds(15, 'é'));
        assert!(!holds(8, '\u{a0}') && !holds(15, '\u{ad}'));
        assert!(!holds(8, '\u{10ffff}'));
        // New in Unicode 13 and 16.
        assert!(!holds(8, '\u{1fad6}') && holds(9, '\u{1fad6}'));
        assert!(!holds(13, '\u{1fae9}') && holds(14, '\u{1fae9}'));
    }
}
