//! Why a source is refused, in CPython's words: a second look, at refused sources only.
//!
//! The rules of CPython's grammar are followed as its own parser follows them, first without those that
//! explain, to learn how far it comes, and then with them. It begins where the statement of the module starts that
//! could not be read. CPython: `_PyPegen_run_parser` in `Parser/pegen.c`, `Parser/pegen_errors.c`.

mod actions;
mod engine;
mod fields;
mod firsts;
mod ll1;
mod nodes;
mod refusals;
mod rules;
pub(crate) mod statements;
mod strings;
mod substrings;
mod tokens;

use crate::error::{Extent, SyntaxError, SyntaxErrorKind};
use crate::grammar::{Grammar, SourceEnds};
use crate::lexer::Kind;
use engine::Engine;
use rules::Rules;
use tokens::Token;

/// Where and in which state the parser gave up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beginning {
    /// Where the last statement of the module starts that was begun.
    pub(crate) start: u32,
    /// Whether `<>` takes the place of `!=` there.
    pub(crate) flufl: bool,
}

/// What CPython says about a source that is refused; `None` where that is not known.
pub(crate) fn explain(source: &str, grammar: &'static Grammar, beginning: Beginning) -> Option<SyntaxError> {
    let Some(rules) = Rules::of(grammar.minor) else { return ll1::explain(source, grammar, beginning.start) };
    refusal(&mut Engine::new(source, grammar, rules, beginning.start, beginning.flufl))
}

/// What a parser says that has not begun yet, if it refuses.
fn refusal(engine: &mut Engine) -> Option<SyntaxError> {
    let accepts = engine.run();
    if accepts || engine.given_up {
        return None;
    }
    let Some(last) = engine.filled.last().copied() else {
        let error = *engine.error.take()?;
        let is_told = engine.grammar.source_ends == SourceEnds::Unexpected;
        return Some(if is_told { ll1::of_tokenizer(engine, error) } else { error });
    };
    if engine.error.is_none() {
        engine.explaining = true;
        engine.run();
        if engine.given_up {
            return Some(plain(engine, last));
        }
    }
    match engine.error.take() {
        Some(error) if engine.by_tokenizer && engine.grammar.source_ends == SourceEnds::Unexpected => {
            Some(ll1::of_tokenizer(engine, *error))
        }
        Some(error) if engine.by_tokenizer => Some(*error),
        Some(error) => Some(or_of_tokenizer(engine, *error)),
        None => Some(plain(engine, last)),
    }
}

/// What is said where no rule explains (`_Pypegen_set_syntax_error`).
fn plain(engine: &mut Engine, last: Token) -> SyntaxError {
    let mut last = last;
    if engine.grammar.source_ends == SourceEnds::Unexpected {
        // Nothing is remembered of how far the parser came at first.
        last = engine.filled.last().copied().unwrap_or(last);
        if matches!(last.kind, Kind::End | Kind::Dedent) && engine.tokens.lexer.is_at_end() {
            return engine.of_last("unexpected EOF while parsing");
        }
    }
    let about = match last.kind {
        Kind::Indent => "unexpected indent",
        Kind::Dedent => "unexpected unindent",
        kind => {
            let extent = if kind == Kind::End { Extent::Lines } else { Extent::Range };
            let error = SyntaxError { extent, ..SyntaxError::new("invalid syntax", last.range()) };
            return or_of_tokenizer(engine, error);
        }
    };
    let last = engine.filled.last().copied().unwrap_or(last);
    SyntaxError { kind: SyntaxErrorKind::IndentationError, ..last.refusal(about) }
}

/// Faults of the tokens that follow come before those of the grammar
/// (`_PyPegen_tokenize_full_source_to_check_for_errors`).
fn or_of_tokenizer(engine: &mut Engine, error: SyntaxError) -> SyntaxError {
    if engine.grammar.minor < 10 {
        return error;
    }
    let last = engine.filled.last().map_or(0, |token| token.start);
    let fault = loop {
        match engine.tokens.next() {
            Ok(token) if token.kind == Kind::End => return error,
            Ok(_) => {}
            Err(fault) => break *fault,
        }
    };
    let is_silent = fault.kind != SyntaxErrorKind::SyntaxError
        || fault.message.ends_with("was never closed")
        || fault.message.starts_with("unexpected ");
    // What is wrong in a replacement field is told rather than what comes of it.
    if engine.tokens.in_f_string() {
        return error;
    }
    if !is_silent {
        return fault;
    }
    // A bracket that is open since a line before.
    let lexer = &engine.tokens.lexer;
    match lexer.innermost() {
        Some((_, place)) if lexer.line_of(last as usize) > lexer.line_of(place as usize) => {
            lexer.never_closed().unwrap_or(error)
        }
        _ => error,
    }
}
