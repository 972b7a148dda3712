//! The words that listings show for arguments and cache entries, version by version.
//!
//! CPython: `Lib/opcode.py` and the lists of `_opcode`.

use pybytecode_opcode::{Op, Target};

use crate::generated::words::{
    WORDS_308, WORDS_309, WORDS_310, WORDS_311, WORDS_312, WORDS_313, WORDS_314, WORDS_315,
};

/// The words of one version.
pub(crate) struct Words {
    /// `cmp_op`.
    pub(crate) compare: &'static [&'static str],
    /// The symbols of `_nb_ops`.
    pub(crate) binary: &'static [&'static str],
    pub(crate) intrinsic_1: &'static [&'static str],
    pub(crate) intrinsic_2: &'static [&'static str],
    pub(crate) special_method: &'static [&'static str],
    pub(crate) common_constant: &'static [&'static str],
    /// Sorted by the operation.
    pub(crate) caches: &'static [CacheWords],
}

/// The cache entries of an operation.
pub(crate) struct CacheWords {
    pub(crate) op: Op,
    /// What the first entry holds when the interpreter has made a code object ready to run.
    pub(crate) counter: u16,
    /// Each value's name, and how many code units it takes.
    pub(crate) entries: &'static [(&'static str, u8)],
}

static WORDS: [&Words; 8] =
    [&WORDS_308, &WORDS_309, &WORDS_310, &WORDS_311, &WORDS_312, &WORDS_313, &WORDS_314, &WORDS_315];

impl Words {
    pub(crate) fn of(target: &Target) -> &'static Words {
        WORDS[target.release.version.row()]
    }

    pub(crate) fn caches(&self, op: Op) -> Option<&'static CacheWords> {
        self.caches.iter().find(|words| words.op == op)
    }
}
