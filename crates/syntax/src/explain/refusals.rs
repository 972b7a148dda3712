//! What alternatives make, refusals above all.
//!
//! CPython: the actions of `Grammar/python.gram`, and what they call in `Parser/action_helpers.c` and
//! `Parser/pegen.h`.

use super::actions::{Action, Argument, Condition, Part, Place, Reference, Refusal};
use super::engine::{Engine, Matched};
use super::ll1;
use super::nodes::{ABSENT, Node, SEQUENCE, Value, invalid_target, last_of_comprehension};
use super::strings;
use super::tokens::Token;
use crate::error::{Extent, SyntaxError, SyntaxErrorKind};
use crate::grammar::{
    BytesFaults, Conversions, ExclamationMark, ExprNames, FStrings, RawSpecs, SourceEnds, TextFaults,
};
use crate::lexer::Kind;
use crate::literal::number;
use crate::range::Range;

fn find<'m>(matched: &'m Matched, name: &str) -> Option<&'m Value> {
    matched.iter().find(|(found, _)| *found == Some(name)).map(|(_, value)| value)
}

fn refer(matched: &Matched, reference: Reference) -> Option<&Value> {
    match reference {
        Reference::Item(name) => find(matched, name),
        Reference::First(name) => find(matched, name)?.items.first(),
        Reference::Last(name) => find(matched, name)?.items.last(),
        Reference::Comprehension(name) => last_of_comprehension(find(matched, name)?),
    }
}

impl Engine<'_> {
    /// What an alternative that matched makes; `None` if that is nothing.
    pub(super) fn act(&mut self, action: &'static Action, start: usize, matched: &Matched) -> Option<Value> {
        match action {
            Action::Default => Some(match &**matched {
                [(_, only)] => only.clone(),
                _ => Node::new("Other", self.range_from(start), Vec::new()),
            }),
            Action::Item(name) => find(matched, name).cloned(),
            Action::Node(SEQUENCE) => {
                let items = Node::new(SEQUENCE, self.range_from(start), named(matched));
                let flat = items.flat().into_iter().cloned().collect();
                Some(Node::new(SEQUENCE, items.range, flat))
            }
            Action::Node(kind @ ("JoinedStr" | "TemplateStr")) => {
                self.check_text(matched)?;
                Some(Node::new(kind, self.range_from(start), Vec::new()))
            }
            Action::Node("SpecMiddle") => {
                let text = find(matched, "t")?.range;
                self.check_spec(text)?;
                Some(Node::new("Middle", text, Vec::new()))
            }
            Action::Node(kind @ "FormattedValue") => {
                if self.grammar.conversions == Conversions::WithField
                    && let Some(conversion) = find(matched, "conversion")
                    && conversion.kind == "Name"
                {
                    self.check_conversion(&conversion.clone())?;
                }
                Some(Node::new(kind, self.range_from(start), named(matched)))
            }
            Action::Node(kind) => Some(Node::new(kind, self.range_from(start), named(matched))),
            Action::Strings => self.strings(start, matched),
            Action::String => {
                let token = find(matched, "s")?.range;
                self.string(token)
            }
            Action::Number(name, part) => {
                let number = find(matched, name)?.clone();
                let (wrong, message) = match part {
                    Part::Real => (number.kind == "Imaginary", "real number required in complex literal"),
                    Part::Imaginary => {
                        (number.kind != "Imaginary", "imaginary number required in complex literal")
                    }
                };
                if wrong {
                    self.fail(SyntaxError::new(message, number.range));
                    return None;
                }
                Some(number)
            }
            Action::Inequality(name) => {
                let token = find(matched, name)?.clone();
                let is_usual = self.text(token.range) == "!=";
                if self.flufl && is_usual {
                    self.fail_here("with Barry as BDFL, use '<>' instead of '!='");
                }
                (self.flufl != is_usual).then_some(token)
            }
            Action::Conversion(mark, name) => self.conversion(find(matched, mark)?, find(matched, name)?),
            Action::Arguments(name) => {
                let call = find(matched, name)?;
                let keywords = call.flat();
                let unpacks = keywords
                    .iter()
                    .any(|item| item.kind == "keyword" && self.text(item.range).starts_with("**"));
                self.fail_here(if unpacks {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                });
                None
            }
            Action::BareGenerator(args, clauses) => {
                let args = find(matched, args)?.flat();
                let args: Vec<_> = args.into_iter().filter(|item| item.kind != "keyword").collect();
                let [_, .., last] = &*args else { return None };
                let end = last_of_comprehension(find(matched, clauses)?).unwrap_or(last);
                let range = last.range.to(end.range);
                self.fail(SyntaxError::new("Generator expression must be parenthesized", range));
                None
            }
            Action::MissingComma(a, b) => {
                let (a, b) = (find(matched, a)?, find(matched, b)?);
                if !self.is_legacy(a) && self.is_inside() {
                    let range = self.missing_comma(a.range, b.range);
                    self.fail(SyntaxError::new("invalid syntax. Perhaps you forgot a comma?", range));
                }
                None
            }
            Action::Target(targets, name) => {
                let Some(target) = invalid_target(find(matched, name)?, *targets) else {
                    if self.grammar.source_ends == SourceEnds::Unexpected {
                        self.fail_here("invalid syntax");
                    }
                    return None;
                };
                let named = self.name_of(target);
                let verb = if *targets == super::nodes::Targets::Del { "delete" } else { "assign to" };
                self.fail(SyntaxError::new(format!("cannot {verb} {named}"), target.range));
                None
            }
            Action::Refusal(refusal) => {
                self.refuse(refusal, matched);
                None
            }
        }
    }

    /// What the version calls an expression.
    fn name_of(&self, node: &Node) -> &'static str {
        match (self.grammar.expr_names, node.name()) {
            (ExprNames::Displays, "expression") => "operator",
            (ExprNames::Displays, "dict literal") => "dict display",
            (ExprNames::Displays, "ellipsis") => "Ellipsis",
            (_, name) => name,
        }
    }

    /// Of several lines, the last is shown.
    fn missing_comma(&self, a: Range, b: Range) -> Range {
        let lines = self.text(a);
        let Some(last) = lines.rfind('\n') else { return a.to(b) };
        // In the column of the first line.
        let line = a.start as usize + last + 1;
        let before = &self.source[..a.start as usize];
        let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        Range::new((line + column) as u32, a.end)
    }

    fn is_legacy(&self, node: &Value) -> bool {
        node.kind == "Name" && matches!(self.text(node.range), "print" | "exec")
    }

    /// Whether the last token that matched is in brackets.
    fn is_inside(&self) -> bool {
        self.mark.checked_sub(1).and_then(|mark| self.filled.get(mark)).is_some_and(|token| token.level > 0)
    }

    /// Whether the source has ended, as far as 3.9 knows, in brackets that are open.
    fn ends_in_brackets(&self) -> bool {
        self.tokens.ends_in_brackets && self.tokens.lexer.depth() > 0
    }

    /// A refusal of the last token that was looked at.
    pub(super) fn of_last(&self, message: &str) -> SyntaxError {
        match self.filled.last() {
            Some(token) if token.kind == Kind::End && self.ends_in_brackets() => {
                ll1::at_end(self, &token.refusal(message))
            }
            Some(token) => token.refusal(message),
            None => SyntaxError::new(message, Range::default()),
        }
    }

    pub(super) fn fail_here(&mut self, message: &str) {
        self.fail(self.of_last(message));
    }

    fn refuse(&mut self, refusal: &Refusal, matched: &Matched) -> Option<()> {
        for condition in &refusal.conditions {
            let holds = match condition {
                Condition::Inside => self.is_inside(),
                Condition::Legacy(name) => self.is_legacy(find(matched, name)?),
                Condition::Modern(name) => !self.is_legacy(find(matched, name)?),
                Condition::Joined(first, second) => {
                    find(matched, first)?.range.end == find(matched, second)?.range.start
                }
            };
            if !holds {
                return None;
            }
        }
        let ranged = |range| SyntaxError::new("", range);
        let mut error = match refusal.place {
            Place::Here => self.of_last(""),
            Place::Indentation => SyntaxError { kind: SyntaxErrorKind::IndentationError, ..self.of_last("") },
            Place::Next => self.token()?.refusal(""),
            Place::At(node) => ranged(refer(matched, node)?.range),
            Place::From(node) => {
                ranged(Range::new(refer(matched, node)?.range.start, self.tokenizer_place()))
            }
            Place::Range(first, last) => ranged(refer(matched, first)?.range.to(refer(matched, last)?.range)),
            Place::Key(node) => {
                let end = refer(matched, node)?.range.end;
                let range = Range::new(end.max(1) - 1, end.max(1) - 1);
                SyntaxError { extent: Extent::EndZero, ..ranged(range) }
            }
        };
        let mut message = refusal.message.clone();
        if let Some((name, for_tuples)) = &refusal.otherwise
            && find(matched, name).is_some_and(|node| node.kind == "Tuple")
        {
            message.clone_from(for_tuples);
        }
        for argument in &refusal.arguments {
            let text = match argument {
                Argument::Name(name) => self.name_of(find(matched, name)?).to_owned(),
                Argument::Text(name) => self.text(find(matched, name)?.range).to_owned(),
                Argument::Line(name) => {
                    let start = find(matched, name)?.range.start as usize;
                    self.tokens.lexer.line_of(start).to_string()
                }
            };
            let place = ["%s", "%d", "%U"].iter().filter_map(|mark| message.find(mark)).min();
            if let Some(place) = place {
                message.replace_range(place..place + 2, &text);
            }
        }
        error.message = message.replace("%%", "%");
        self.fail(error);
        None
    }

    /// Where the tokenizer is, as a place whose column counts from zero.
    fn tokenizer_place(&self) -> u32 {
        let Some(last) = self.filled.last() else { return 0 };
        let is_added = last.kind == Kind::Newline && last.end as usize == self.source.len();
        let has_line_feed = self.source.ends_with('\n');
        if is_added && !has_line_feed { last.end } else { last.end.max(1) - 1 }
    }

    /// The kind of a number, unless it has too many digits.
    pub(super) fn number(&mut self, token: Token) -> Option<&'static str> {
        let text = self.text(token.range());
        if text.len() > 1000 && token.kind == Kind::Int {
            let bump = bumpalo::Bump::new();
            if let Err(long) = number::integer(&bump, text) {
                // What is refused while a token is made has no column, which was the first one.
                let before = &self.source.as_bytes()[..token.start as usize];
                let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end as u32 + 1);
                let extent = if self.grammar.minor < 10 { Extent::Range } else { Extent::Lines };
                let error = SyntaxError::new(long.message(self.grammar), Range::new(start, start));
                self.fail(SyntaxError { extent, ..error });
                return None;
            }
        }
        Some("Constant")
    }

    fn conversion(&mut self, mark: &Value, name: &Value) -> Option<Value> {
        let letter = self.tokens.letter();
        if mark.range.end != name.range.start {
            let mark_name = match self.grammar.exclamation_mark {
                ExclamationMark::Misspelt => "exclamanation mark",
                ExclamationMark::Spelt => "exclamation mark",
            };
            let message = format!("{letter}-string: conversion type must come right after the {mark_name}");
            self.fail(SyntaxError::new(message, mark.range.to(name.range)));
            return None;
        }
        if self.grammar.conversions == Conversions::Alone {
            self.check_conversion(name)?;
        }
        Some(name.clone())
    }

    /// Whether the letter of a conversion is one of those that are known.
    fn check_conversion(&mut self, name: &Value) -> Option<()> {
        let (text, letter) = (self.text(name.range), self.tokens.letter());
        if !matches!(text, "s" | "r" | "a") {
            let message =
                format!("{letter}-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
            self.fail(SyntaxError::new(message, name.range));
            return None;
        }
        Some(())
    }

    /// One literal, its escapes being looked at.
    fn string(&mut self, range: Range) -> Option<Value> {
        match strings::check(self.text(range), self.grammar) {
            Ok(kind) => Some(Node::new(kind, range, Vec::new())),
            Err(strings::Fault::Bytes(message)) => {
                match self.grammar.bytes_faults {
                    BytesFaults::BehindWithFullStop => self.fail_here(&format!("{message}.")),
                    BytesFaults::Behind => self.fail_here(&message),
                    BytesFaults::AtLiteral => self.fail(SyntaxError::new(message, range)),
                }
                None
            }
            Err(strings::Fault::Escape(message)) => {
                self.fail_here(&message);
                None
            }
        }
    }

    /// Literals side by side.
    fn strings(&mut self, start: usize, matched: &Matched) -> Option<Value> {
        // Where f-strings are strings, each literal is done with before the next is looked at.
        let one_by_one = self.grammar.f_strings == FStrings::Substrings;
        let mut kind = "Constant";
        let (mut has_bytes, mut has_text) = (false, false);
        for part in matched.iter().flat_map(|(_, value)| &value.items) {
            let part = if part.kind == "Token" { self.string(part.range)? } else { part.clone() };
            match part.kind {
                "Bytes" => has_bytes = true,
                _ => has_text = true,
            }
            if one_by_one && has_bytes && has_text {
                break;
            }
            if part.kind == "JoinedStr" {
                kind = "JoinedStr";
                if one_by_one {
                    self.check_fields(part.range)?;
                }
            }
        }
        if has_bytes && has_text {
            self.fail_here("cannot mix bytes and nonbytes literals");
            return None;
        }
        Some(Node::new(kind, self.range_from(start), Vec::new()))
    }

    /// The escapes in the text between the fields of an f-string.
    fn check_text(&mut self, matched: &Matched) -> Option<()> {
        let is_raw = matched.first().is_some_and(|(_, start)| self.text(start.range).contains(['r', 'R']));
        for part in matched.iter().flat_map(|(_, value)| &value.items) {
            if part.kind == "Middle"
                && !is_raw
                && let Err(message) = strings::check_escapes(self.text(part.range), self.grammar)
            {
                match self.grammar.text_faults {
                    TextFaults::Behind => self.fail_here(&message),
                    TextFaults::AtText => self.fail(SyntaxError::new(message, part.range)),
                }
                return None;
            }
        }
        Some(())
    }

    /// The escapes in the text of a format specification, of which the decoder's own exception is left.
    fn check_spec(&mut self, text: Range) -> Option<()> {
        let is_raw = self.tokens.is_raw() && self.grammar.raw_specs == RawSpecs::AsWritten;
        if is_raw {
            return Some(());
        }
        if let Err(message) = strings::check_escapes(self.text(text), self.grammar) {
            let message = message.strip_prefix("(unicode error) ").unwrap_or(&message);
            self.fail(SyntaxError::placeless(SyntaxErrorKind::UnicodeDecodeError, message));
            return None;
        }
        Some(())
    }
}

/// What the items with names made.
fn named(matched: &Matched) -> Vec<Value> {
    let named = matched.iter().filter(|(name, value)| name.is_some() && value.kind != ABSENT);
    named.map(|(_, value)| value.clone()).collect()
}
