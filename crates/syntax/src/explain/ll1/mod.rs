//! Why 3.8 refuses a source: its parser looked one token ahead, so that it fails at the first token that nothing good
//! starts with; what it took too much of is refused as the tree is made of it.
//!
//! CPython: `Parser/parser.c`, `Parser/parsetok.c`, `err_input` in `Python/pythonrun.c`, `Python/ast.c`.

mod arguments;
mod automata;
mod expressions;
mod faults;
mod literals;
mod statements;
mod tree;

use automata::{Automata, Label};
use faults::Places;
use tree::{NodeId, Nodes};

use super::engine::Engine;
use super::tokens::{Token, Tokens};
use crate::error::{Step, SyntaxError};
use crate::grammar::Grammar;
use crate::lexer::Kind;
use crate::range::Range;

/// How many rules may be under way (`MAXSTACK`).
const MAX_STACK: usize = 1700;

/// What is refused, or nothing.
type Checked<T = ()> = Result<T, Box<SyntaxError>>;

/// A source or an expression in an f-string.
struct Text<'a> {
    source: &'a str,
    grammar: &'static Grammar,
    /// Whether it is an expression, whose line has no end.
    is_part: bool,
}

/// What 3.8 says about a source that it refuses, from the statement at `start` on.
pub(super) fn explain(source: &str, grammar: &'static Grammar, start: u32) -> Option<SyntaxError> {
    let text = Text { source, grammar, is_part: false };
    let tokens = Tokens::new(source, grammar, start);
    match text.parse(tokens, "file_input") {
        Err(error) => Some(*error),
        Ok((nodes, root)) => text.checker(&nodes).statement(root).err().map(|error| *error),
    }
}

/// What 3.9, whose tokenizer was as 3.8's, says of a fault of the tokenizer.
pub(super) fn of_tokenizer(engine: &Engine<'_>, error: SyntaxError) -> SyntaxError {
    let is_by_last_token = ["unexpected EOF", "unindent", "EOF while", "EOL while"]
        .iter()
        .any(|start| error.message.starts_with(start));
    if error.step == Step::Tokenizer || !is_by_last_token {
        return error;
    }
    by_offset(engine, |places| places.of_tokenizer(&engine.tokens, error))
}

/// What 3.9 says of the end of a source in brackets.
pub(super) fn at_end(engine: &Engine<'_>, error: &SyntaxError) -> SyntaxError {
    by_offset(engine, |places| places.at_end(&error.message, error.kind))
}

/// A refusal of 3.9 that stands where its tokenizer is.
fn by_offset(
    engine: &Engine<'_>,
    refusal: impl FnOnce(&mut Places<'_, '_>) -> Box<SyntaxError>,
) -> SyntaxError {
    let text = Text { source: engine.source, grammar: engine.grammar, is_part: false };
    let mut places = Places::new(&text);
    let passed = engine.filled.iter().filter(|token| token.kind != Kind::End);
    passed.for_each(|token| places.pass(token));
    let mut error = *refusal(&mut places);
    if let Some(shown) = &mut error.shown {
        // It counts all that it keeps, in bytes, and shows the last line of it.
        let line = engine.source.split_inclusive('\n').nth(shown.line as usize - 1);
        shown.text = Some(line.unwrap_or_default().to_owned());
        shown.column = places.offset as u32;
        shown.end_column = places.offset as i32;
    }
    error
}

/// A rule under way.
struct Frame {
    rule: u16,
    state: u16,
    parts: Vec<NodeId>,
}

impl<'a> Text<'a> {
    fn checker<'t>(&'t self, nodes: &'t Nodes) -> statements::Checker<'t, 'a> {
        statements::Checker { text: self, nodes }
    }

    /// Reads all tokens (`parsetok`).
    fn parse(&self, mut tokens: Tokens<'_>, rule: &str) -> Checked<(Nodes, NodeId)> {
        let automata = Automata::get();
        let mut nodes = Nodes::default();
        let mut stack = vec![Frame { rule: automata.number(rule), state: 0, parts: Vec::new() }];
        let mut places = Places::new(self);
        loop {
            let token = match tokens.next() {
                Ok(token) => token,
                Err(error) => return Err(places.of_tokenizer(&tokens, *error)),
            };
            if token.kind == Kind::LessGreater {
                return Err(places.without_column("invalid syntax", &token));
            }
            if let Some(root) = self.take(automata, &mut stack, &mut nodes, &mut places, &token)? {
                return Ok((nodes, root));
            }
            places.pass(&token);
        }
    }

    /// Takes a token; the tree if it was the last (`PyParser_AddToken`).
    fn take(
        &self,
        automata: &'static Automata,
        stack: &mut Vec<Frame>,
        nodes: &mut Nodes,
        places: &mut Places,
        token: &Token,
    ) -> Checked<Option<NodeId>> {
        let kind = match token.kind {
            Kind::Float | Kind::Imaginary => Kind::Int,
            kind => kind,
        };
        loop {
            let Some(frame) = stack.last_mut() else { return Err(places.stuck(token, None)) };
            let state = &automata.rules[usize::from(frame.rule)].states[usize::from(frame.state)];
            let next = state.arcs.iter().find(|(label, _)| match label {
                Label::Token(expected) => *expected == kind,
                Label::Rule(rule) => automata.starts_with(*rule, kind),
                Label::TypeComment => false,
            });
            match next {
                Some((Label::Rule(rule), to)) => {
                    frame.state = *to;
                    if stack.len() >= MAX_STACK {
                        return Err(places.too_deep());
                    }
                    stack.push(Frame { rule: *rule, state: 0, parts: Vec::new() });
                }
                Some((_, to)) => {
                    frame.state = *to;
                    frame.parts.push(nodes.token(token.kind, Range::new(token.start, token.end)));
                    return Ok(pop_complete(automata, stack, nodes));
                }
                None if state.ends => {
                    if let Some(root) = pop(automata, stack, nodes) {
                        return Ok(Some(root));
                    }
                }
                None => {
                    let only = match *state.arcs {
                        [(Label::Token(kind), _)] => Some(kind),
                        _ => None,
                    };
                    return Err(places.stuck(token, only));
                }
            }
        }
    }
}

/// Ends rules that can do nothing but end; the tree if all are ended.
fn pop_complete(automata: &Automata, stack: &mut Vec<Frame>, nodes: &mut Nodes) -> Option<NodeId> {
    while let Some(frame) = stack.last() {
        let state = &automata.rules[usize::from(frame.rule)].states[usize::from(frame.state)];
        if !state.ends || !state.arcs.is_empty() {
            return None;
        }
        if let Some(root) = pop(automata, stack, nodes) {
            return Some(root);
        }
    }
    None
}

/// Ends a rule; its node if it was the outermost.
fn pop(automata: &Automata, stack: &mut Vec<Frame>, nodes: &mut Nodes) -> Option<NodeId> {
    let frame = stack.pop()?;
    let node = nodes.rule(automata.rules[usize::from(frame.rule)].name, frame.parts);
    match stack.last_mut() {
        Some(outer) => {
            outer.parts.push(node);
            None
        }
        None => Some(node),
    }
}
