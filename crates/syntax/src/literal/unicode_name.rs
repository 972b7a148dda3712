//! Characters by name: `\N{...}` (`unicodedata.c`, `_getcode`).
//!
//! Names and aliases, in either case; named sequences are not characters. A library has the names of one
//! version of Unicode; generated tables tell how the versions of CPython differ from it.

use crate::generated::character_names::{ADDED, DERIVED, LATER, LATER_ALIASES};
use crate::grammar::{DerivedNames, Grammar};

/// The character of that name.
pub(crate) fn lookup(name: &str, grammar: &Grammar) -> Option<char> {
    if !name.is_ascii() {
        return None;
    }
    let version = grammar.minor.saturating_sub(8);
    for (prefix, ranges) in DERIVED {
        if let Some(digits) = strip_prefix(name, prefix) {
            let found = ideograph(digits, ranges, grammar).filter(|_| is_written_right(name, grammar))?;
            return is_known(found, version).then_some(found);
        }
    }
    if strip_prefix(name, "HANGUL SYLLABLE ").is_some() && !is_written_right(name, grammar) {
        return None;
    }
    let capital = name.to_ascii_uppercase();
    if let Ok(row) = LATER_ALIASES.binary_search_by_key(&&*capital, |(alias, ..)| alias) {
        let (_, found, versions) = LATER_ALIASES[row];
        return (versions >> version & 1 == 1).then_some(found);
    }
    let added = || ADDED.binary_search_by_key(&&*capital, |(name, _)| name).map(|row| ADDED[row].1);
    let found = unicode_names2::character(name).or_else(|| added().ok())?;
    is_known(found, version).then_some(found)
}

/// The ideograph whose name ends in these digits.
fn ideograph(digits: &str, ranges: &[(u32, u32)], grammar: &Grammar) -> Option<char> {
    let may_be = match grammar.derived_names {
        DerivedNames::Capital => matches!(digits.len(), 4 | 5),
        DerivedNames::AnyCase => matches!(digits.len(), 4..=6) && !digits.starts_with('0'),
    };
    if !may_be || digits.starts_with('+') {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let found = ranges.iter().any(|(first, last)| (*first..=*last).contains(&value));
    found.then(|| char::from_u32(value)).flatten()
}

/// Whether a name that follows from a rule is in a case in which the version knows it.
fn is_written_right(name: &str, grammar: &Grammar) -> bool {
    match grammar.derived_names {
        DerivedNames::Capital => !name.bytes().any(|byte| byte.is_ascii_lowercase()),
        DerivedNames::AnyCase => true,
    }
}

/// Whether a version, counted from 3.8, knows the name of a character.
fn is_known(c: char, version: u8) -> bool {
    let c = u32::from(c);
    let row = LATER.partition_point(|(_, last, _)| *last < c);
    match LATER.get(row) {
        Some((first, _, versions)) if *first <= c => versions >> version & 1 == 1,
        _ => true,
    }
}

fn strip_prefix<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let start = name.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &name[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use pybytecode_opcode::{Target, Version};

    use super::lookup;
    use crate::grammar::Grammar;

    #[track_caller]
    fn check(minor: u8, names: &[(&str, Option<char>)]) {
        let target = Target::with_tables(Version::new(3, minor)).unwrap();
        for (name, character) in names {
            assert_eq!(lookup(name, Grammar::of(target)), *character, "{name} in 3.{minor}");
        }
    }

    #[test]
    fn finds_names_aliases_and_derived_names() {
        let names = [
            ("latin small letter a", Some('a')),
            ("LINE FEED", Some('\n')),
            ("Hangul Syllable Gag", Some('각')),
            ("cjk unified ideograph-4e00", Some('一')),
            ("CJK UNIFIED IDEOGRAPH-04E00", None),
            ("CJK UNIFIED IDEOGRAPH-+4E00", None),
            ("TANGUT IDEOGRAPH-187F7", Some('\u{187f7}')),
            ("TANGUT IDEOGRAPH-187F8", None),
            ("KEYCAP DIGIT ONE", None),
            ("SPACE ", None),
            ("\u{131}", None),
            ("em", Some('\u{19}')),
            ("ALARM BELL SYMBOL", None),
        ];
        check(14, &names);
    }

    #[test]
    fn each_version_knows_its_own() {
        let names = [
            ("Alarm Bell Symbol", Some('\u{1fbfa}')),
            ("TANGUT IDEOGRAPH-187F8", Some('\u{187f8}')),
            ("BAMUM LETTER PHASE-B NGGOM", Some('\u{1688e}')),
        ];
        check(15, &names);
        let names = [
            ("Hangul Syllable Gag", None),
            ("HANGUL SYLLABLE GAG", Some('각')),
            ("cjk unified ideograph-4e00", None),
            ("CJK UNIFIED IDEOGRAPH-04E00", Some('一')),
            ("CJK UNIFIED IDEOGRAPH-020000", None),
            ("CJK UNIFIED IDEOGRAPH-9FFD", None),
            ("TANGUT IDEOGRAPH-17000", None),
            ("NUSHU CHARACTER-1B170", Some('\u{1b170}')),
            ("KHITAN SMALL SCRIPT CHARACTER-18B00", None),
            ("EM", None),
            ("NUL", Some('\0')),
        ];
        check(8, &names);
    }
}
