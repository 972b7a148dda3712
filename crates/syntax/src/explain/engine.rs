//! Matches the rules against the tokens as CPython's parser does: the same rules in the same order, so that the
//! same token is the last that it looks at.
//!
//! CPython: `Parser/pegen.c` and the functions that its generator writes into `Parser/parser.c`.

use super::actions::Action;
use super::nodes::{ABSENT, Node, SEQUENCE, Value};
use super::rules::{self, Item, Named, Rules};
use super::tokens::{Token, Tokens};
use crate::error::{Extent, SyntaxError};
use crate::grammar::{Grammar, SourceEnds};
use crate::lexer::Kind;
use crate::range::Range;

/// After so many calls of rules nobody waits for an explanation any longer.
const MOST_CALLS: u64 = 20_000_000;

/// How deep rules may call each other.
const MOST_DEPTH: u32 = 30_000;

/// What is left of the stack where more is asked for, and how much that is.
const STACK: (usize, usize) = (128 * 1024, 4 * 1024 * 1024);

/// What a rule made at a place, and where it ended.
struct Remembered {
    /// The rule's number, and for which rules it is remembered apart.
    key: (u16, u8),
    end: u32,
    made: Option<Value>,
}

/// What was made, by the token where it begins.
#[derive(Default)]
struct Memory {
    places: Vec<Vec<Remembered>>,
}

impl Memory {
    fn clear(&mut self) {
        self.places.clear();
    }

    fn get(&self, at: usize, key: (u16, u8)) -> Option<&Remembered> {
        self.places.get(at)?.iter().find(|known| known.key == key)
    }

    fn insert(&mut self, at: usize, key: (u16, u8), made: Option<Value>, end: usize) {
        if self.places.len() <= at {
            self.places.resize_with(at + 1, Vec::new);
        }
        let known = &mut self.places[at];
        let remembered = Remembered { key, end: end as u32, made };
        match known.iter_mut().find(|known| known.key == key) {
            Some(before) => *before = remembered,
            None => known.push(remembered),
        }
    }
}

/// A parser that follows rules.
pub(super) struct Engine<'a> {
    pub(super) source: &'a str,
    pub(super) grammar: &'static Grammar,
    pub(super) rules: &'static Rules,
    pub(super) tokens: Tokens<'a>,
    pub(super) filled: Vec<Token>,
    pub(super) mark: usize,
    /// Whether the rules that explain are followed, too.
    pub(super) explaining: bool,
    /// Whether `<>` takes the place of `!=`.
    pub(super) flufl: bool,
    /// What ended the parse.
    pub(super) error: Option<Box<SyntaxError>>,
    /// Whether that was the tokenizer's.
    pub(super) by_tokenizer: bool,
    pub(super) given_up: bool,
    /// Whether the parser of an expression in an f-string refused it.
    pub(super) is_of_field: bool,
    /// The rule that all is to match.
    pub(super) start: &'static str,
    memo: Memory,
    calls: u64,
    depth: u32,
}

/// Items that were matched, with their names.
pub(super) type Matched = Vec<(Option<&'static str>, Value)>;

impl<'a> Engine<'a> {
    pub(super) fn new(
        source: &'a str,
        grammar: &'static Grammar,
        rules: &'static Rules,
        start: u32,
        flufl: bool,
    ) -> Self {
        let mut tokens = Tokens::new(source, grammar, start);
        tokens.flufl |= flufl;
        tokens.ends_in_brackets = grammar.source_ends == SourceEnds::Unexpected;
        Engine {
            source,
            grammar,
            rules,
            tokens,
            filled: Vec::new(),
            mark: 0,
            explaining: false,
            flufl,
            error: None,
            by_tokenizer: false,
            given_up: false,
            is_of_field: false,
            start: "file",
            memo: Memory::default(),
            calls: 0,
            depth: 0,
        }
    }

    /// Follows the rule for a module; whether it matches.
    pub(super) fn run(&mut self) -> bool {
        self.mark = 0;
        self.memo.clear();
        let Some(file) = self.rules.number(self.start) else { return false };
        self.rule(file).is_some()
    }

    /// Whether nothing more is to be matched.
    fn is_over(&self) -> bool {
        self.error.is_some() || self.given_up
    }

    /// The token at `mark`; `None` if there is a fault in it.
    pub(super) fn token(&mut self) -> Option<Token> {
        while self.mark >= self.filled.len() {
            match self.tokens.next() {
                Ok(token) => self.filled.push(token),
                Err(error) => {
                    self.error = Some(error);
                    self.by_tokenizer = true;
                    return None;
                }
            }
        }
        Some(self.filled[self.mark])
    }

    pub(super) fn rule(&mut self, number: u16) -> Option<Value> {
        if self.is_over() {
            return None;
        }
        // Where a node may start, CPython looks at the token.
        let token = self.token()?;
        if !self.rules.rules[usize::from(number)].first.contains(token.kind) {
            return None;
        }
        self.calls += 1;
        if self.calls > MOST_CALLS || self.depth > MOST_DEPTH {
            self.given_up = true;
            return None;
        }
        self.depth += 1;
        let made = stacker::maybe_grow(STACK.0, STACK.1, || self.remembered(number));
        self.depth -= 1;
        made
    }

    fn remembered(&mut self, number: u16) -> Option<Value> {
        let rules = self.rules;
        let rule = &rules.rules[usize::from(number)];
        // CPython remembers few rules. What the others make hangs on whether explanations are asked for.
        let flag = if rule.memory == rules::Memory::None { 2 + u8::from(self.explaining) } else { 0 };
        let key = (number, flag);
        let start = self.mark;
        if let Some(known) = self.memo.get(start, key) {
            self.mark = known.end as usize;
            return known.made.clone();
        }
        if rule.memory == rules::Memory::Left {
            return self.grow(number, key);
        }
        let explaining = self.explaining;
        if rule.name.ends_with("without_invalid") {
            self.explaining = false;
        }
        let made = self.alternatives(number, start, false);
        self.explaining = explaining;
        let is_steady = !rule.name.starts_with('_') && !rule.begins_with_itself;
        if !self.is_over() && (rule.memory == rules::Memory::Memo || is_steady) {
            self.memo.insert(start, key, made.clone(), self.mark);
        }
        made
    }

    /// A rule that calls itself first: what it made is what it finds there the next time.
    fn grow(&mut self, number: u16, key: (u16, u8)) -> Option<Value> {
        let start = self.mark;
        let (mut made, mut end) = (None, start);
        loop {
            self.memo.insert(start, key, made.clone(), end);
            if made.is_some() {
                self.mark = end;
                let behind = self.token()?;
                if !self.rules.rules[usize::from(number)].continued.contains(behind.kind) {
                    break;
                }
            }
            self.mark = start;
            let next = self.alternatives(number, start, made.is_none());
            if self.is_over() {
                return None;
            }
            if next.is_none() || self.mark <= end {
                break;
            }
            (made, end) = (next, self.mark);
        }
        self.mark = end;
        made
    }

    /// The alternatives of a rule one after the other; `is_seed`: as yet the rule has made nothing here that those
    /// which call it first may go on with.
    fn alternatives(&mut self, number: u16, start: usize, is_seed: bool) -> Option<Value> {
        let kind = self.token()?.kind;
        let rules = self.rules;
        for alternative in &rules.rules[usize::from(number)].alternatives {
            if self.is_over() {
                return None;
            }
            let is_left_out = alternative.explains && !self.explaining
                || is_seed && alternative.calls_itself
                || !alternative.first.contains(kind);
            if is_left_out {
                continue;
            }
            self.mark = start;
            if let ([Named { name: None, item: Item::Rule(only) }], Action::Default) =
                (&*alternative.items, &alternative.action)
            {
                match self.rule(*only) {
                    made @ Some(_) if !self.is_over() => return made,
                    _ => {
                        self.mark = start;
                        continue;
                    }
                }
            }
            let mut matched = Vec::new();
            let mut is_cut = false;
            let mut fits = true;
            for named in &alternative.items {
                if matches!(named.item, Item::Cut) {
                    is_cut = true;
                    continue;
                }
                let Some(value) = self.item(&named.item) else {
                    fits = false;
                    break;
                };
                if self.is_over() {
                    return None;
                }
                if !matches!(named.item, Item::Ahead(_) | Item::NotAhead(_)) {
                    matched.push((named.name, value));
                }
            }
            if fits {
                return self.act(&alternative.action, start, &matched);
            }
            self.mark = start;
            if is_cut || self.is_over() {
                return None;
            }
        }
        None
    }

    fn item(&mut self, item: &'static Item) -> Option<Value> {
        match item {
            Item::Rule(number) => self.rule(*number),
            Item::Token(kind) => {
                let kind = *kind;
                self.take(|_, token| {
                    token.kind == kind || kind == Kind::NotEqual && token.kind == Kind::LessGreater
                })
            }
            Item::Number => {
                self.take(|_, token| matches!(token.kind, Kind::Int | Kind::Float | Kind::Imaginary))
            }
            Item::SoftKeyword(word) => {
                let word = *word;
                self.take(|this, token| token.kind == Kind::Name && this.text(token.range()) == word)
            }
            Item::AnySoftKeyword => self.take(|this, token| {
                token.kind == Kind::Name
                    && this.rules.is_soft_keyword(this.text(token.range()), this.grammar.soft_keywords)
            }),
            Item::TypeComment => self.take(|_, _| false),
            Item::Optional(item) => {
                let start = self.mark;
                match self.item(item) {
                    Some(value) => Some(value),
                    None => {
                        if !matches!(**item, Item::Rule(_)) {
                            self.mark = start;
                        }
                        Some(Node::new(ABSENT, Range::default(), Vec::new()))
                    }
                }
            }
            Item::Repeat { item, least } => {
                let mut items = Vec::new();
                let mut start = self.mark;
                while let Some(value) = self.item(item) {
                    items.push(value);
                    if self.mark == start {
                        break;
                    }
                    start = self.mark;
                }
                self.mark = start;
                (items.len() >= *least && !self.is_over()).then(|| self.sequence(items))
            }
            Item::Gather { separator, item } => {
                let mut items = vec![self.item(item)?];
                let mut start = self.mark;
                while self.item(separator).is_some()
                    && let Some(value) = self.item(item)
                {
                    items.push(value);
                    start = self.mark;
                }
                self.mark = start;
                (!self.is_over()).then(|| self.sequence(items))
            }
            Item::Ahead(item) => {
                let start = self.mark;
                let found = self.item(item);
                self.mark = start;
                found
            }
            Item::NotAhead(item) => {
                let start = self.mark;
                let found = self.item(item);
                self.mark = start;
                if found.is_some() || self.is_over() {
                    return None;
                }
                Some(Node::new(ABSENT, Range::default(), Vec::new()))
            }
            Item::Forced(item, expected) => {
                let found = self.item(item);
                if found.is_none() && !self.is_over() {
                    let token = self.token()?;
                    self.fail(token.refusal(format!("expected '{expected}'")));
                }
                found
            }
            Item::Cut => Some(Node::new(ABSENT, Range::default(), Vec::new())),
        }
    }

    fn sequence(&self, items: Vec<Value>) -> Value {
        let range = match (items.first(), items.last()) {
            (Some(first), Some(last)) => first.range.to(last.range),
            _ => Range::default(),
        };
        Node::new(SEQUENCE, range, items)
    }

    /// The next token, if it is one of those.
    fn take(&mut self, fits: impl FnOnce(&Self, Token) -> bool) -> Option<Value> {
        let token = self.token()?;
        if !fits(self, token) {
            return None;
        }
        self.mark += 1;
        let kind = match token.kind {
            Kind::Name => "Name",
            Kind::Int | Kind::Float => self.number(token)?,
            Kind::Imaginary => "Imaginary",
            _ => "Token",
        };
        Some(Node::new(kind, token.range(), Vec::new()))
    }

    pub(super) fn text(&self, range: Range) -> &'a str {
        self.source.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    pub(super) fn fail(&mut self, error: SyntaxError) {
        self.error.get_or_insert_with(|| Box::new(error));
    }

    /// From the token at `start` to the last before `mark` that is neither a line's end nor a block's.
    pub(super) fn range_from(&self, start: usize) -> Range {
        let is_space =
            |token: &&Token| !matches!(token.kind, Kind::Newline | Kind::Indent | Kind::Dedent | Kind::End);
        let first = self.filled.get(start).map_or(0, |token| token.start);
        let last = self.filled[..self.mark].iter().rev().find(is_space);
        Range::new(first, last.map_or(first, |token| token.end))
    }
}

impl Token {
    /// A refusal of the token, in the way of those that stand for no text.
    pub(super) fn refusal(&self, message: impl Into<String>) -> SyntaxError {
        let is_nothing = matches!(self.kind, Kind::Indent | Kind::Dedent | Kind::End);
        let extent = match self.kind {
            Kind::Indent | Kind::Dedent if self.is_before_line => Extent::Before,
            _ if is_nothing => Extent::EndMinusOne,
            _ => Extent::Range,
        };
        SyntaxError { extent, ..SyntaxError::new(message, self.range()) }
    }

    pub(super) fn range(&self) -> Range {
        Range::new(self.start, self.end)
    }
}
