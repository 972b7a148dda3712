//! The hash of a source file that hash-based `.pyc` files carry (`_imp.source_hash`).

use pybytecode_opcode::pyc::{PycFormat, SourceHash};
use siphasher::sip::{SipHasher13, SipHasher24};

/// The eight bytes for these source bytes, in a version's `.pyc`: SipHash keyed with the magic number.
pub fn source_hash(source: &[u8], format: &PycFormat) -> [u8; 8] {
    let key = u64::from(u32::from_le_bytes(format.magic_bytes()));
    let hash = match format.source_hash {
        SourceHash::SipHash24 => SipHasher24::new_with_keys(key, 0).hash(source),
        SourceHash::SipHash13 => SipHasher13::new_with_keys(key, 0).hash(source),
    };
    hash.to_le_bytes()
}
