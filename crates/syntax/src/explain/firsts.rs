//! Which tokens may begin what a rule matches, and which may follow where a rule that calls itself first has matched:
//! with these most rules need not be tried. What is left out would only have looked at the same token and failed.

use super::rules::{Alternative, Item, Memory, Rule};
use crate::lexer::Kind;

/// A set of tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u128);

impl Kinds {
    const ALL: Kinds = Kinds(u128::MAX);

    fn of(kind: Kind) -> Self {
        Kinds(1 << kind as u32)
    }

    #[inline]
    pub(super) fn contains(self, kind: Kind) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }

    fn with(self, other: Kinds) -> Self {
        Kinds(self.0 | other.0)
    }
}

/// How what is matched may begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct First {
    kinds: Kinds,
    /// It may match nothing.
    is_nullable: bool,
}

impl First {
    const ANY: First = First { kinds: Kinds::ALL, is_nullable: false };
    const NOTHING: First = First { kinds: Kinds(0), is_nullable: true };

    fn kinds(kinds: Kinds) -> Self {
        First { kinds, is_nullable: false }
    }

    /// All tokens where nothing is matched, too.
    fn to_look_for(self) -> Kinds {
        if self.is_nullable { Kinds::ALL } else { self.kinds }
    }
}

/// Fills in what begins and what continues each rule.
pub(super) fn find(rules: &mut [Rule]) {
    let mut firsts = vec![First::default(); rules.len()];
    loop {
        let mut changes = false;
        for number in 0..rules.len() {
            let mut found = First::default();
            for alternative in &rules[number].alternatives {
                let first = of_items(alternative, 0, &firsts);
                found.kinds = found.kinds.with(first.kinds);
                found.is_nullable |= first.is_nullable;
            }
            changes |= found != firsts[number];
            firsts[number] = found;
        }
        if !changes {
            break;
        }
    }
    let begins = begins(rules, &firsts);
    for number in 0..rules.len() {
        let continued = match rules[number].memory {
            Memory::Left => continued(rules, number as u16, &firsts, &begins),
            Memory::None | Memory::Memo => Kinds::ALL,
        };
        let rule = &mut rules[number];
        rule.continued = continued;
        rule.begins_with_itself = begins[number][number];
        rule.first = firsts[number].to_look_for();
        for alternative in &mut rule.alternatives {
            alternative.first = of_items(alternative, 0, &firsts).to_look_for();
            alternative.calls_itself = starts_with(alternative, number as u16);
        }
    }
}

/// How the items of an alternative from that one on begin.
fn of_items(alternative: &Alternative, from: usize, firsts: &[First]) -> First {
    let mut all = Kinds::default();
    for named in &alternative.items[from..] {
        // Behind a cut, what fails keeps the alternatives that follow from being tried.
        if matches!(named.item, Item::Cut) {
            return First::ANY;
        }
        let first = of_item(&named.item, firsts);
        all = all.with(first.kinds);
        if !first.is_nullable {
            return First::kinds(all);
        }
    }
    First { kinds: all, is_nullable: true }
}

fn of_item(item: &Item, firsts: &[First]) -> First {
    match item {
        Item::Rule(number) => firsts[usize::from(*number)],
        Item::Token(Kind::NotEqual) => {
            First::kinds(Kinds::of(Kind::NotEqual).with(Kinds::of(Kind::LessGreater)))
        }
        Item::Token(kind) => First::kinds(Kinds::of(*kind)),
        Item::Number => {
            let numbers = [Kind::Int, Kind::Float, Kind::Imaginary];
            First::kinds(numbers.into_iter().map(Kinds::of).fold(Kinds::default(), Kinds::with))
        }
        Item::SoftKeyword(_) | Item::AnySoftKeyword => First::kinds(Kinds::of(Kind::Name)),
        Item::TypeComment => First::kinds(Kinds::default()),
        Item::Optional(item) => First { is_nullable: true, ..of_item(item, firsts) },
        Item::Repeat { item, least } => {
            let first = of_item(item, firsts);
            First { is_nullable: first.is_nullable || *least == 0, ..first }
        }
        Item::Gather { item, .. } => of_item(item, firsts),
        // What is looked for has to be there, whatever is matched behind.
        Item::Ahead(item) => match of_item(item, firsts) {
            First { is_nullable: false, kinds } => First::kinds(kinds),
            First { is_nullable: true, .. } => First::NOTHING,
        },
        Item::NotAhead(_) => First::NOTHING,
        Item::Forced(..) | Item::Cut => First::ANY,
    }
}

fn starts_with(alternative: &Alternative, number: u16) -> bool {
    alternative.items.first().is_some_and(|named| matches!(named.item, Item::Rule(first) if first == number))
}

/// What may stand behind what a rule that calls itself first has matched, where it goes on.
fn continued(rules: &[Rule], number: u16, firsts: &[First], begins: &[Vec<bool>]) -> Kinds {
    let mut kinds = Kinds::default();
    for alternative in &rules[usize::from(number)].alternatives {
        if starts_with(alternative, number) {
            kinds = kinds.with(of_items(alternative, 1, firsts).to_look_for());
            continue;
        }
        let mut called = Vec::new();
        calls_at_start(alternative, firsts, &mut called);
        for rule in called.into_iter().filter(|rule| begins[usize::from(*rule)][usize::from(number)]) {
            for inner in &rules[usize::from(rule)].alternatives {
                let mut calls = Vec::new();
                calls_at_start(inner, firsts, &mut calls);
                let is_around =
                    |rule: &u16| *rule == number || begins[usize::from(*rule)][usize::from(number)];
                kinds = kinds.with(match calls.iter().any(is_around) {
                    false => Kinds::default(),
                    true if starts_with(inner, number) => of_items(inner, 1, firsts).to_look_for(),
                    true => Kinds::ALL,
                });
            }
        }
    }
    kinds
}

/// For each rule which rules may be called where it begins.
fn begins(rules: &[Rule], firsts: &[First]) -> Vec<Vec<bool>> {
    let mut begins = vec![vec![false; rules.len()]; rules.len()];
    for (rule, begins) in rules.iter().zip(&mut begins) {
        let mut called = Vec::new();
        for alternative in &rule.alternatives {
            calls_at_start(alternative, firsts, &mut called);
        }
        for rule in called {
            begins[usize::from(rule)] = true;
        }
    }
    // What these call, and so on.
    for middle in 0..rules.len() {
        let through = begins[middle].clone();
        for begins in begins.iter_mut().filter(|begins| begins[middle]) {
            for (known, more) in begins.iter_mut().zip(&through) {
                *known |= more;
            }
        }
    }
    begins
}

/// The rules that an alternative may call where it begins.
fn calls_at_start(alternative: &Alternative, firsts: &[First], called: &mut Vec<u16>) {
    for named in &alternative.items {
        calls_of(&named.item, called);
        let passes = match &named.item {
            Item::Ahead(_) | Item::NotAhead(_) | Item::Cut => true,
            item => of_item(item, firsts).is_nullable,
        };
        if !passes {
            break;
        }
    }
}

fn calls_of(item: &Item, called: &mut Vec<u16>) {
    match item {
        Item::Rule(number) => called.push(*number),
        Item::Optional(item)
        | Item::Repeat { item, .. }
        | Item::Gather { item, .. }
        | Item::Ahead(item)
        | Item::NotAhead(item)
        | Item::Forced(item, _) => calls_of(item, called),
        Item::Token(_)
        | Item::Number
        | Item::SoftKeyword(_)
        | Item::AnySoftKeyword
        | Item::TypeComment
        | Item::Cut => {}
    }
}
