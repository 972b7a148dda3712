//! Characters by name: `\N{...}` (`unicodedata.c`, `_getcode`).
//!
//! Names and aliases, in either case; named sequences are not characters. The data are those of
//! Unicode 16.0, CPython 3.14's.

/// Names that are made of the code point, with the ranges that have them.
const DERIVED: [(&str, &[(u32, u32)]); 2] = [
    (
        "CJK UNIFIED IDEOGRAPH-",
        &[
            (0x3400, 0x4dbf),
            (0x4e00, 0x9fff),
            (0x20000, 0x2a6df),
            (0x2a700, 0x2b739),
            (0x2b740, 0x2b81d),
            (0x2b820, 0x2cea1),
            (0x2ceb0, 0x2ebe0),
            (0x2ebf0, 0x2ee5d),
            (0x30000, 0x3134a),
            (0x31350, 0x323af),
        ],
    ),
    ("TANGUT IDEOGRAPH-", &[(0x17000, 0x187f7), (0x18d00, 0x18d08)]),
];

/// The character of that name.
pub(crate) fn lookup(name: &str) -> Option<char> {
    if !name.is_ascii() {
        return None;
    }
    for (prefix, ranges) in DERIVED {
        if let Some(digits) = strip_prefix(name, prefix) {
            let known = matches!(digits.len(), 4..=6) && !digits.starts_with(['0', '+']);
            let value = known.then(|| u32::from_str_radix(digits, 16).ok()).flatten()?;
            let found = ranges.iter().any(|(first, last)| (*first..=*last).contains(&value));
            return found.then(|| char::from_u32(value)).flatten();
        }
    }
    unicode_names2::character(name)
}

fn strip_prefix<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let start = name.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &name[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::lookup;

    #[test]
    fn finds_names_aliases_and_derived_names() {
        assert_eq!(lookup("latin small letter a"), Some('a'));
        assert_eq!(lookup("LINE FEED"), Some('\n'));
        assert_eq!(lookup("Hangul Syllable Gag"), Some('각'));
        assert_eq!(lookup("cjk unified ideograph-4e00"), Some('一'));
        assert_eq!(lookup("CJK UNIFIED IDEOGRAPH-04E00"), None);
        assert_eq!(lookup("TANGUT IDEOGRAPH-187F7"), Some('\u{187f7}'));
        assert_eq!(lookup("TANGUT IDEOGRAPH-187F8"), None);
        assert_eq!(lookup("KEYCAP DIGIT ONE"), None);
        assert_eq!(lookup("SPACE "), None);
        assert_eq!(lookup("\u{131}"), None);
    }
}
