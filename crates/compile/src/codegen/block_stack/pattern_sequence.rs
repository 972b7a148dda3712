//! Sequence patterns (`compiler_pattern_sequence`).

use pybytecode_emit::{BinaryOperator, Comparison};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Pattern, PatternKind, PatternMatchSequence};

use super::BlockCompiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

/// `UNPACK_EX` has a byte for the number of patterns before a star.
const MOST_BEFORE_STAR: usize = 1 << 8;
/// And what is left of an `int` for those behind it.
const MOST_BEHIND_STAR: usize = (i32::MAX >> 8) as usize;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn pattern_sequence(
        &mut self,
        range: Range,
        node: &'t PatternMatchSequence<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let patterns = &*node.patterns;
        let mut stars = (0..patterns.len()).filter(|at| is_star(&patterns[*at]));
        let star = stars.next();
        if stars.next().is_some() {
            return Err(SyntaxError::new("multiple starred names in sequence pattern", range).into());
        }
        context.on_top += 1;
        self.emit().match_sequence();
        self.fail_if_false(context);
        let size = patterns.len() as u32;
        match star {
            None => self.compare_length(size, Comparison::Eq, context),
            Some(_) if size > 1 => self.compare_length(size - 1, Comparison::Ge, context),
            Some(_) => {}
        }
        context.on_top -= 1;
        if patterns.iter().all(|pattern| is_wildcard(pattern) || is_star_wildcard(pattern)) {
            self.emit().pop_top();
            return Ok(());
        }
        match star {
            Some(star) if is_star_wildcard(&patterns[star]) => {
                self.sequence_by_items(patterns, star, context)
            }
            _ => self.sequence_by_unpacking(range, patterns, star, context),
        }
    }

    /// Takes the subject apart at once (`pattern_helper_sequence_unpack`).
    fn sequence_by_unpacking(
        &mut self,
        range: Range,
        patterns: &'t [Pattern<'a>],
        star: Option<usize>,
        context: &mut PatternContext,
    ) -> Result {
        match star {
            None => self.emit().unpack_sequence(patterns.len() as u32),
            Some(before) => {
                let behind = patterns.len() - before - 1;
                if before >= MOST_BEFORE_STAR || behind >= MOST_BEHIND_STAR {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return Err(SyntaxError::new(message, range).into());
                }
                self.emit().unpack_ex(before as u32, behind as u32);
            }
        }
        context.on_top += patterns.len() as u32;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// Takes single items, as what the star stands for is not wanted (`pattern_helper_sequence_subscr`).
    fn sequence_by_items(
        &mut self,
        patterns: &'t [Pattern<'a>],
        star: usize,
        context: &mut PatternContext,
    ) -> Result {
        context.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            if at < star {
                self.item(at);
            } else {
                // Not every sequence takes a negative index.
                let distance = self.base.objects.int((patterns.len() - at) as i64);
                let mut emit = self.emit();
                emit.duplicate_top();
                emit.get_len();
                emit.load_const(distance);
                emit.binary(BinaryOperator::Subtract);
                emit.binary_subscript();
            }
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit().pop_top();
        Ok(())
    }
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar(_))
}

fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(&pattern.kind, PatternKind::MatchStar(node) if node.name.is_none())
}
