//! What operations do, in words.

use crate::generated::docs::{DOCS, EFFECTS};
use crate::{Op, Target, Version};

/// A stack effect as text, and from which version it holds.
pub(crate) struct DatedEffect {
    pub(crate) from: Version,
    pub(crate) effect: &'static str,
    pub(crate) jumping: Option<&'static str>,
}

impl Op {
    /// What the operation does: a sentence or a few.
    pub fn doc(self) -> &'static str {
        DOCS[self as usize]
    }
}

impl Target {
    /// The stack effect in CPython's notation, and the one when it jumps where that differs;
    /// `None` if the version lacks the operation.
    pub fn effect_text(&self, op: Op) -> Option<(&'static str, Option<&'static str>)> {
        let version = self.release.version;
        let dated = EFFECTS[op as usize].iter().rev().find(|dated| dated.from <= version)?;
        self.has_op(op).then_some((dated.effect, dated.jumping))
    }
}
