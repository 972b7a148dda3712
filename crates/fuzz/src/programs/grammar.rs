//! The rules of a version's grammar, as sentences are derived from them: `crates/syntax/grammar/X.Y.txt`
//! without the rules that explain refusals.

use std::collections::HashMap;
use std::sync::OnceLock;

use pybytecode::Target;

const TEXTS: [&str; 7] = [
    include_str!("../../../syntax/grammar/3.9.txt"),
    include_str!("../../../syntax/grammar/3.10.txt"),
    include_str!("../../../syntax/grammar/3.11.txt"),
    include_str!("../../../syntax/grammar/3.12.txt"),
    include_str!("../../../syntax/grammar/3.13.txt"),
    include_str!("../../../syntax/grammar/3.14.txt"),
    include_str!("../../../syntax/grammar/3.15.txt"),
];

static GRAMMARS: [OnceLock<Grammar>; 7] = [const { OnceLock::new() }; 7];

/// A grammar.
#[derive(Debug)]
pub struct Grammar {
    /// The rules.
    pub rules: Vec<Rule>,
    names: HashMap<&'static str, usize>,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// The ways to derive it.
    pub alternatives: Vec<Alternative>,
}

/// One way to derive a rule.
#[derive(Debug)]
pub struct Alternative {
    /// What follows one another.
    pub items: Vec<Item>,
    /// How many tokens the shortest sentence has.
    pub least: u32,
    /// The words that it consists of itself, and those that it looks at.
    pub words: Vec<&'static str>,
}

/// What is to be derived.
#[derive(Debug)]
pub enum Item {
    /// A rule, by its number.
    Rule(usize),
    /// A token that is always spelled alike.
    Word(&'static str),
    /// A token by its kind: `NAME`, `NEWLINE`, ...
    Token(&'static str),
    /// Something that may be left out.
    Optional(Box<Item>),
    /// Something that is there `least` times or more often.
    Repeat(Box<Item>, usize),
    /// Things with separators between them.
    Gather(&'static str, Box<Item>),
    /// Derives nothing.
    Nothing,
}

/// Behind which sentences are taken for endless.
const ENDLESS: u32 = u32::MAX / 4;

impl Grammar {
    /// That of a target. 3.8's is of another kind: what 3.9's has beyond it is refused there.
    pub fn of(target: &Target) -> &'static Grammar {
        let index = usize::from(target.release.version.minor.saturating_sub(9)).min(TEXTS.len() - 1);
        GRAMMARS[index].get_or_init(|| Grammar::read(TEXTS[index]))
    }

    /// Reads a grammar.
    fn read(text: &'static str) -> Grammar {
        let mut heads: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix(' '), heads.last_mut()) {
                (Some(alternative), Some((_, lines))) => lines.push(alternative),
                _ => heads.push((line.split(' ').next().unwrap_or(line), Vec::new())),
            }
        }
        let names: HashMap<_, _> = heads.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
        let rules = heads
            .into_iter()
            .map(|(name, lines)| {
                let alternatives = lines.into_iter().filter_map(|line| alternative(line, &names)).collect();
                Rule { name, alternatives }
            })
            .collect();
        let mut grammar = Grammar { rules, names };
        grammar.find_least();
        grammar
    }

    /// The number of a rule.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    fn find_least(&mut self) {
        loop {
            let mut changed = false;
            for at in 0..self.rules.len() {
                for which in 0..self.rules[at].alternatives.len() {
                    let least = self.least_of_all(&self.rules[at].alternatives[which].items);
                    let alternative = &mut self.rules[at].alternatives[which];
                    changed |= least < alternative.least;
                    alternative.least = least;
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn least_of_all(&self, items: &[Item]) -> u32 {
        items.iter().fold(0, |sum: u32, item| sum.saturating_add(self.least(item)).min(ENDLESS))
    }

    fn least(&self, item: &Item) -> u32 {
        match item {
            Item::Rule(number) => {
                let alternatives = &self.rules[*number].alternatives;
                // A step costs, too, so that a derivation comes to its end.
                alternatives.iter().map(|one| one.least.saturating_add(1)).min().unwrap_or(ENDLESS)
            }
            Item::Word(_) | Item::Token(_) => 1,
            Item::Repeat(inner, times) if *times > 0 => self.least(inner),
            Item::Gather(_, inner) => self.least(inner),
            Item::Optional(_) | Item::Repeat(..) | Item::Nothing => 0,
        }
    }
}

/// An alternative; none if it is there for refusals alone.
fn alternative(line: &'static str, names: &HashMap<&'static str, usize>) -> Option<Alternative> {
    let (text, _) = line.split_once(" => ").unwrap_or((line, ""));
    let words = || text.split(' ').filter(|word| !word.is_empty()).map(without_name);
    if words().any(|word| word.contains("invalid_")) {
        return None;
    }
    let items: Vec<Item> = words().map(|word| item(word, names)).collect();
    let quoted = |word: &'static str| {
        let word = word.trim_start_matches(['&', '?', '*', '+', '^']);
        word.strip_prefix(['\'', '"']).map(|word| word.trim_end_matches(['\'', '"']))
    };
    let words = words().filter_map(|word| quoted(word).or(matches!(word, "ASYNC" | "AWAIT").then_some(word)));
    Some(Alternative { items, least: ENDLESS, words: words.map(spelling).collect() })
}

/// A token that has a kind of its own in old grammars, as it is written.
fn spelling(word: &'static str) -> &'static str {
    match word {
        "ASYNC" => "async",
        "AWAIT" => "await",
        other => other,
    }
}

fn without_name(word: &'static str) -> &'static str {
    let is_word = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
    match word.split_once('=') {
        Some((name, item)) if !item.is_empty() && is_word(name) => item,
        _ => word,
    }
}

fn item(word: &'static str, names: &HashMap<&'static str, usize>) -> Item {
    let rest = word.get(1..).unwrap_or_default();
    let inner = || Box::new(item(rest, names));
    match word.chars().next() {
        Some('?') => Item::Optional(inner()),
        Some('*') => Item::Repeat(inner(), 0),
        Some('+') => Item::Repeat(inner(), 1),
        Some('^') => item(rest, names),
        Some('%') => {
            let (separator, gathered) = rest.split_once('%').unwrap_or((rest, ""));
            Item::Gather(separator.trim_matches('\''), Box::new(item(gathered, names)))
        }
        Some('\'' | '"') => Item::Word(&rest[..rest.len() - 1]),
        None | Some('~' | '&' | '!') => Item::Nothing,
        _ => match (names.get(word), word) {
            (Some(number), _) => Item::Rule(*number),
            (None, "TYPE_COMMENT") => Item::Nothing,
            (None, "ASYNC" | "AWAIT") => Item::Word(spelling(word)),
            (None, kind) => Item::Token(kind),
        },
    }
}
