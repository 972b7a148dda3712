//! Where the statements of a module stand, as far as its tokens alone tell: also of a source that is refused.

use super::tokens::Tokens;
use crate::grammar::Grammar;
use crate::lexer::Kind;
use crate::range::Range;

/// The statements of a module in their order, each up to where the next one starts. The last one ends with the
/// source: also where the tokenizer refuses something, behind which nothing is sure.
pub(crate) fn of_module(source: &str, grammar: &'static Grammar) -> Vec<Range> {
    let mut tokens = Tokens::new(source, grammar, 0);
    let mut starts = Vec::new();
    let mut depth = 0;
    let mut begins_line = true;
    let mut decorates = false;
    while let Ok(token) = tokens.next() {
        match token.kind {
            Kind::End => break,
            Kind::Indent => depth += 1,
            Kind::Dedent => depth -= 1,
            Kind::Newline => begins_line = true,
            kind if begins_line => {
                begins_line = false;
                if depth == 0 && !decorates && !is_clause(kind) {
                    starts.push(token.start);
                }
                decorates = depth == 0 && kind == Kind::At;
            }
            _ => {}
        }
    }
    let ends = starts.iter().copied().skip(1).chain([source.len() as u32]);
    starts.iter().zip(ends).map(|(start, end)| Range::new(*start, end)).collect()
}

/// Whether it begins a clause of a statement that has begun before.
fn is_clause(kind: Kind) -> bool {
    matches!(kind, Kind::Elif | Kind::Else | Kind::Except | Kind::Finally)
}
