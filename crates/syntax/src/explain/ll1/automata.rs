//! The automata of 3.8's grammar, read from `grammar/3.8.txt` when a source is refused for the first time.
//!
//! The file is written by `cargo xtask grammar` from `Grammar/Grammar`; `python/grammar_38.py` tells its form.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexer::Kind;

const TEXT: &str = include_str!("../../../grammar/3.8.txt");

/// A grammar.
#[derive(Debug)]
pub(super) struct Automata {
    pub(super) rules: Vec<Rule>,
    numbers: FxHashMap<&'static str, u16>,
}

/// A rule: the states of its automaton.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) states: Vec<State>,
    /// The tokens that it may start with, a bit each.
    first: u128,
}

/// A state.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Whether the rule may end there.
    pub(super) ends: bool,
    pub(super) arcs: Vec<(Label, u16)>,
}

/// What leads from a state to the next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Label {
    Token(Kind),
    Rule(u16),
    /// A comment about types, which nobody asks for here.
    TypeComment,
}

impl Automata {
    /// The automata.
    pub(super) fn get() -> &'static Automata {
        static AUTOMATA: OnceLock<Automata> = OnceLock::new();
        AUTOMATA.get_or_init(Automata::read)
    }

    /// The number of a rule.
    pub(super) fn number(&self, name: &str) -> u16 {
        self.numbers.get(name).copied().unwrap_or_default()
    }

    /// Whether a rule may start with a token.
    pub(super) fn starts_with(&self, rule: u16, kind: Kind) -> bool {
        self.rules[usize::from(rule)].first & bit(kind) != 0
    }

    fn read() -> Automata {
        let names = TEXT.lines().filter(|line| !line.starts_with(' '));
        let numbers: FxHashMap<_, _> = names.zip(0..).collect();
        let mut rules: Vec<Rule> = Vec::new();
        for line in TEXT.lines() {
            match (line.strip_prefix(' '), rules.last_mut()) {
                (Some(state), Some(rule)) => rule.states.push(State::read(state, &numbers)),
                _ => rules.push(Rule { name: line, states: Vec::new(), first: 0 }),
            }
        }
        let mut automata = Automata { rules, numbers };
        // What a rule may start with hangs on what others may start with.
        while automata.grow() {}
        automata
    }

    fn grow(&mut self) -> bool {
        let mut has_grown = false;
        for number in 0..self.rules.len() {
            let start = &self.rules[number].states[0];
            let first = start.arcs.iter().fold(0, |first, (label, _)| match label {
                Label::Token(kind) => first | bit(*kind),
                Label::Rule(rule) => first | self.rules[usize::from(*rule)].first,
                Label::TypeComment => first,
            });
            has_grown |= first != self.rules[number].first;
            self.rules[number].first = first;
        }
        has_grown
    }
}

impl State {
    fn read(line: &'static str, numbers: &FxHashMap<&'static str, u16>) -> State {
        let mut state = State::default();
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        while let Some(word) = words.next() {
            if word == "." {
                state.ends = true;
                continue;
            }
            let to = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
            state.arcs.push((label(word, numbers), to));
        }
        state
    }
}

fn label(word: &'static str, numbers: &FxHashMap<&'static str, u16>) -> Label {
    // The suite of a function is as any other where nobody asks for comments about types.
    let word = if word == "func_body_suite" { "suite" } else { word };
    if let Some(rule) = numbers.get(word) {
        return Label::Rule(*rule);
    }
    Label::Token(match word {
        "NAME" => Kind::Name,
        "NUMBER" => Kind::Int,
        "STRING" => Kind::String,
        "NEWLINE" => Kind::Newline,
        "INDENT" => Kind::Indent,
        "DEDENT" => Kind::Dedent,
        "ENDMARKER" => Kind::End,
        "ASYNC" => Kind::Async,
        "AWAIT" => Kind::Await,
        "TYPE_COMMENT" => return Label::TypeComment,
        quoted => Kind::of(quoted.trim_matches('\'')),
    })
}

fn bit(kind: Kind) -> u128 {
    1 << (kind as u32)
}
