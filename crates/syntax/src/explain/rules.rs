//! The rules of a CPython's grammar, read from `grammar/X.Y.txt` when a source is refused for the first time.
//!
//! The files are written by `cargo xtask grammar` from `Grammar/python.gram`; `python/grammar.py` tells their form.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::actions::Action;
use super::firsts::{self, Kinds};
use crate::grammar::SoftKeywords;
use crate::lexer::Kind;

/// A grammar.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) rules: Vec<Rule>,
    names: FxHashMap<&'static str, u16>,
    soft_keywords: Vec<&'static str>,
}

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) memory: Memory,
    pub(super) alternatives: Vec<Alternative>,
    /// What may begin it.
    pub(super) first: Kinds,
    /// What may stand behind it where it grows, if it calls itself first.
    pub(super) continued: Kinds,
    /// Whether it may begin with itself, so that it has another outcome each time that one of those rules grows.
    pub(super) begins_with_itself: bool,
}

/// What is remembered of a rule at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    None,
    /// Its outcome.
    Memo,
    /// Its outcome, which grows as the rule calls itself first.
    Left,
}

/// One way to match a rule.
#[derive(Debug)]
pub(super) struct Alternative {
    pub(super) items: Vec<Named>,
    pub(super) action: Action,
    /// Whether it is there to explain refusals only.
    pub(super) explains: bool,
    /// What may begin it.
    pub(super) first: Kinds,
    /// Whether the first thing in it is its rule.
    pub(super) calls_itself: bool,
}

/// An item, and what its outcome is called.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: Option<&'static str>,
    pub(super) item: Item,
}

/// What is to be matched.
#[derive(Debug)]
pub(super) enum Item {
    Rule(u16),
    Token(Kind),
    Number,
    SoftKeyword(&'static str),
    AnySoftKeyword,
    /// A comment about types, which nobody asks for here.
    TypeComment,
    Optional(Box<Item>),
    Repeat {
        item: Box<Item>,
        least: usize,
    },
    Gather {
        separator: Box<Item>,
        item: Box<Item>,
    },
    Ahead(Box<Item>),
    NotAhead(Box<Item>),
    Forced(Box<Item>, &'static str),
    Cut,
}

static RULES: [OnceLock<Rules>; 7] = [const { OnceLock::new() }; 7];

const TEXTS: [&str; 7] = [
    include_str!("../../grammar/3.9.txt"),
    include_str!("../../grammar/3.10.txt"),
    include_str!("../../grammar/3.11.txt"),
    include_str!("../../grammar/3.12.txt"),
    include_str!("../../grammar/3.13.txt"),
    include_str!("../../grammar/3.14.txt"),
    include_str!("../../grammar/3.15.txt"),
];

impl Rules {
    /// The grammar of a minor version, 3.8 having none of this kind.
    pub(super) fn of(minor: u8) -> Option<&'static Rules> {
        let index = usize::from(minor.checked_sub(9)?).min(TEXTS.len() - 1);
        Some(RULES[index].get_or_init(|| Rules::read(TEXTS[index])))
    }

    /// The number of a rule.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        self.names.get(name).copied()
    }

    pub(super) fn is_soft_keyword(&self, word: &str, which: SoftKeywords) -> bool {
        self.soft_keywords.iter().any(|keyword| match which {
            SoftKeywords::Beginnings => keyword.starts_with(word),
            SoftKeywords::Whole => *keyword == word,
        })
    }

    fn read(text: &'static str) -> Rules {
        let mut heads: Vec<(&'static str, Memory, Vec<&'static str>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix(' '), heads.last_mut()) {
                (Some(alternative), Some((_, _, alternatives))) => alternatives.push(alternative),
                _ => {
                    let (name, memory) = line.split_once(' ').unwrap_or((line, ""));
                    let memory = match memory {
                        "memo" => Memory::Memo,
                        "left" => Memory::Left,
                        _ => Memory::None,
                    };
                    heads.push((name, memory, Vec::new()));
                }
            }
        }
        let numbers = heads.iter().zip(0..);
        let names = numbers.map(|((name, ..), number)| (*name, number)).collect();
        let mut reader = Reader { names, soft_keywords: Vec::new() };
        let mut rules: Vec<Rule> = heads
            .into_iter()
            .map(|(name, memory, lines)| {
                let alternatives = lines.into_iter().map(|line| reader.alternative(line)).collect();
                let (first, continued) = (Kinds::default(), Kinds::default());
                Rule { name, memory, alternatives, first, continued, begins_with_itself: false }
            })
            .collect();
        firsts::find(&mut rules);
        Rules { rules, names: reader.names, soft_keywords: reader.soft_keywords }
    }
}

struct Reader {
    names: FxHashMap<&'static str, u16>,
    soft_keywords: Vec<&'static str>,
}

impl Reader {
    fn alternative(&mut self, line: &'static str) -> Alternative {
        let (items, action) = line.split_once(" => ").unwrap_or((line, "-"));
        let words: Vec<_> = items.split(' ').filter(|word| !word.is_empty()).collect();
        let explains = matches!(&*words, [word] if word.starts_with("invalid_"));
        let items = words.into_iter().map(|word| self.named(word)).collect();
        let action = Action::read(action);
        Alternative { items, action, explains, first: Kinds::default(), calls_itself: false }
    }

    fn named(&mut self, word: &'static str) -> Named {
        match word.split_once('=') {
            Some((name, item)) if !item.is_empty() && is_word(name) => {
                Named { name: Some(name), item: self.item(item) }
            }
            _ => Named { name: None, item: self.item(word) },
        }
    }

    fn item(&mut self, text: &'static str) -> Item {
        let Some(first) = text.chars().next() else { return Item::Cut };
        let rest = &text[first.len_utf8()..];
        let mut inner = || Box::new(self.item(rest));
        match first {
            '~' => Item::Cut,
            '?' => Item::Optional(inner()),
            '*' => Item::Repeat { item: inner(), least: 0 },
            '+' => Item::Repeat { item: inner(), least: 1 },
            '&' => Item::Ahead(inner()),
            '!' => Item::NotAhead(inner()),
            '^' => Item::Forced(inner(), rest.trim_matches('\'')),
            '%' => {
                // The separator is a token in quotes, which may hold anything but a percent sign.
                let (separator, item) = rest.split_once('%').unwrap_or((rest, ""));
                Item::Gather { separator: Box::new(self.item(separator)), item: Box::new(self.item(item)) }
            }
            '\'' | '"' => {
                let word = &rest[..rest.len() - 1];
                if first == '"' && is_word(word) {
                    if !self.soft_keywords.contains(&word) {
                        self.soft_keywords.push(word);
                    }
                    return Item::SoftKeyword(word);
                }
                match Kind::of(word) {
                    // A keyword of 3.9 that nobody writes.
                    Kind::Invalid => Item::TypeComment,
                    kind => Item::Token(kind),
                }
            }
            _ => match self.names.get(text) {
                Some(number) => Item::Rule(*number),
                None => token(text),
            },
        }
    }
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// A token by the name that CPython's grammar gives it.
fn token(name: &str) -> Item {
    Item::Token(match name {
        "NAME" => Kind::Name,
        "NUMBER" => return Item::Number,
        "STRING" => Kind::String,
        "NEWLINE" => Kind::Newline,
        "INDENT" => Kind::Indent,
        "DEDENT" => Kind::Dedent,
        "ENDMARKER" => Kind::End,
        "ASYNC" => Kind::Async,
        "AWAIT" => Kind::Await,
        "FSTRING_START" => Kind::FStringStart,
        "FSTRING_MIDDLE" => Kind::FStringMiddle,
        "FSTRING_END" => Kind::FStringEnd,
        "TSTRING_START" => Kind::TStringStart,
        "TSTRING_MIDDLE" => Kind::TStringMiddle,
        "TSTRING_END" => Kind::TStringEnd,
        "SOFT_KEYWORD" => return Item::AnySoftKeyword,
        _ => return Item::TypeComment,
    })
}
