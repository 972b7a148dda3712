//! Sequence patterns (`codegen_pattern_sequence`).

use pybytecode_code::Location;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Pattern, PatternKind, PatternMatchSequence};

use super::Compiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

/// Of a pattern with a star: most patterns before it, as `UNPACK_EX` has a byte for their number.
const MOST_BEFORE_STAR: usize = (1 << 8) - 1;
/// Most patterns behind the star.
const MOST_BEHIND_STAR: usize = (i32::MAX >> 8) as usize - 1;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn pattern_sequence(
        &mut self,
        range: Range,
        node: &'t PatternMatchSequence<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let patterns = &*node.patterns;
        let loc = self.location(range);
        let star = single_star(patterns)
            .ok_or_else(|| SyntaxError::new("multiple starred names in sequence pattern", range))?;

        context.on_top += 1;
        let fail = self.fail_label(context);
        self.emit().match_sequence(fail, loc);
        let fixed = patterns.len() - usize::from(star.is_some());
        if star.is_none() || fixed > 0 {
            let length = self.objects.int(fixed as i64);
            self.emit().match_length(length, star.is_some(), fail, loc);
        }
        context.on_top -= 1;

        match star {
            _ if patterns.iter().all(|p| is_wildcard(p) || is_star_wildcard(p)) => {
                self.emit().pop_top(loc);
                Ok(())
            }
            Some(star) if is_star_wildcard(&patterns[star]) => {
                self.sequence_by_items(loc, patterns, star, context)
            }
            _ => self.sequence_by_unpacking(range, loc, patterns, star, context),
        }
    }

    /// Takes the subject apart at once (`pattern_helper_sequence_unpack`).
    fn sequence_by_unpacking(
        &mut self,
        range: Range,
        loc: Location,
        patterns: &'t [Pattern<'a>],
        star: Option<usize>,
        context: &mut PatternContext,
    ) -> Result {
        let size = patterns.len();
        match star {
            Some(before) => {
                let behind = size - before - 1;
                if before > MOST_BEFORE_STAR || behind > MOST_BEHIND_STAR {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return Err(SyntaxError::new(message, range).into());
                }
                self.emit().unpack_ex(before as u32, behind as u32, loc);
            }
            None => self.emit().unpack_sequence(size as u32, loc),
        }
        context.on_top += size as u32;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// Fetches one item after the other, which is cheaper with `*_`
    /// (`pattern_helper_sequence_subscr`).
    fn sequence_by_items(
        &mut self,
        loc: Location,
        patterns: &'t [Pattern<'a>],
        star: usize,
        context: &mut PatternContext,
    ) -> Result {
        context.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            let loc = self.place_or(loc);
            if at < star {
                let index = self.objects.int(at as i64);
                self.emit().item_from_start(index, loc);
            } else {
                let distance = self.objects.int((patterns.len() - at) as i64);
                self.emit().item_from_end(distance, loc);
            }
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        let loc = self.place_or(loc);
        self.emit().pop_top(loc);
        Ok(())
    }
}

/// Where the starred pattern stands, if there is one; `None` if there are several.
fn single_star(patterns: &[Pattern]) -> Option<Option<usize>> {
    let mut stars = patterns.iter().enumerate().filter(|(_, p)| matches!(p.kind, PatternKind::MatchStar(_)));
    let first = stars.next().map(|(at, _)| at);
    stars.next().is_none().then_some(first)
}

/// Whether the pattern is `*_` (`WILDCARD_STAR_CHECK`).
fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(&pattern.kind, PatternKind::MatchStar(node) if node.name.is_none())
}
