//! Regular expressions as Python writes them, for `-x`: in the syntax of the library that matches them, where both
//! read a text otherwise (`Lib/re/_parser.py`).
//!
//! In Python's character classes brackets, `&&`, `--` and `~~` are characters; braces that count nothing are too; the end of the
//! text is `\Z`; escapes that are no letters' own are refused.

use std::iter::Peekable;
use std::str::Chars;

use fancy_regex::Regex;

/// Compiles a pattern of Python's.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    Regex::new(&translated(pattern)?).map_err(|error| error.to_string())
}

fn translated(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(&mut chars, false, &mut out)?,
            '[' => class(&mut chars, &mut out)?,
            '{' => braces(&mut chars, &mut out),
            '}' => out.push_str(r"\}"),
            '(' => group(&mut chars, &mut out)?,
            c => out.push(c),
        }
    }
    Ok(out)
}

/// What stands behind a backslash.
fn escape(chars: &mut Peekable<Chars<'_>>, in_class: bool, out: &mut String) -> Result<(), String> {
    let Some(c) = chars.next() else { return Err(r"bad escape (end of pattern)".into()) };
    match c {
        'b' if in_class => out.push_str(r"\x08"),
        'A' | 'B' | 'Z' | 'b' | 'z' if in_class => return Err(format!(r"bad escape \{c}")),
        'Z' | 'z' => out.push_str(r"\z"),
        'x' => code(chars, c, 2, out)?,
        'u' => code(chars, c, 4, out)?,
        'U' => code(chars, c, 8, out)?,
        // A group's number has one or two digits; what begins with a zero, or has three below eight, is a character.
        '0'..='9' => {
            let rest: String = chars.clone().take(2).collect();
            let octal = |text: &str| text.bytes().take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let (length, count) = (octal(&rest), if c == '0' { 2 } else { 3 });
            let is_octal = c == '0' || in_class || (c < '8' && length == 2);
            if !is_octal {
                // `{}` parts it from digits behind it.
                let second = chars.next_if(char::is_ascii_digit).map(String::from).unwrap_or_default();
                out.push_str(&format!(r"(?:\{c}{second})"));
                return Ok(());
            }
            let digits: String = std::iter::once(c).chain(rest.chars().take(length.min(count))).collect();
            let value = u32::from_str_radix(&digits, 8).map_err(|_| format!(r"bad escape \{c}"))?;
            chars.by_ref().take(digits.len() - 1).for_each(drop);
            if value > 0o377 {
                return Err(format!(r"octal escape value \{digits} outside of range 0-0o377"));
            }
            out.push_str(&format!(r"\x{{{value:x}}}"));
        }
        'A' | 'B' | 'D' | 'S' | 'W' | 'a' | 'b' | 'd' | 'f' | 'n' | 'r' | 's' | 't' | 'v' | 'w' => {
            out.extend(['\\', c]);
        }
        c if c.is_ascii_alphabetic() => return Err(format!(r"bad escape \{c}")),
        c => literal(c, out),
    }
    Ok(())
}

/// A character by its number, of so many digits.
fn code(chars: &mut Peekable<Chars<'_>>, letter: char, count: usize, out: &mut String) -> Result<(), String> {
    let digits: String = chars.by_ref().take(count).collect();
    let is_whole = digits.chars().count() == count && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_whole {
        return Err(format!(r"incomplete escape \{letter}{digits}"));
    }
    out.push_str(&format!(r"\x{{{}}}", digits));
    Ok(())
}

/// A character that stands for itself, whatever it is.
fn literal(c: char, out: &mut String) {
    if c.is_ascii_punctuation() {
        out.push('\\');
    } else if c.is_whitespace() || c == '#' {
        // It counts even where such are left out.
        out.push_str(&format!(r"\x{{{:x}}}", u32::from(c)));
        return;
    }
    out.push(c);
}

/// What stands between brackets.
fn class(chars: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    out.push('[');
    if chars.next_if_eq(&'^').is_some() {
        out.push('^');
    }
    let mut is_first = true;
    while chars.next_if(|c| *c == ']' && !is_first).is_none() {
        item(chars, out)?;
        is_first = false;
        if chars.next_if_eq(&'-').is_some() {
            match chars.peek() {
                Some(']') => out.push_str(r"\-"),
                _ => {
                    out.push('-');
                    item(chars, out)?;
                }
            }
        }
    }
    out.push(']');
    Ok(())
}

/// A character of a class, or a class of characters.
fn item(chars: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    match chars.next() {
        None => return Err("unterminated character set".into()),
        Some('\\') => escape(chars, true, out)?,
        Some(c) => literal(c, out),
    }
    Ok(())
}

/// How often something is repeated, or braces that are no more than that.
fn braces(chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    let rest: String = chars.clone().collect();
    let bounds = rest.split_once('}').map(|(bounds, _)| bounds).filter(|bounds| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match bounds.split_once(',') {
            Some((least, most)) => digits(least) && digits(most),
            None => !bounds.is_empty() && digits(bounds),
        }
    });
    let Some(bounds) = bounds else { return out.push_str(r"\{") };
    let least = if bounds.starts_with(',') { "0" } else { "" };
    out.push_str(&format!("{{{least}{bounds}}}"));
    chars.by_ref().take(bounds.len() + 1).for_each(drop);
}

/// What a parenthesis opens.
fn group(chars: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    out.push('(');
    if chars.next_if_eq(&'?').is_none() {
        return Ok(());
    }
    if chars.next_if_eq(&'#').is_some() {
        // A remark.
        if !chars.by_ref().any(|c| c == ')') {
            return Err("missing ), unterminated comment".into());
        }
        out.pop();
        return Ok(());
    }
    out.push('?');
    // Text and letters are Unicode's in both.
    while let Some(flag) = chars.next_if(|c| matches!(c, 'a' | 'i' | 'm' | 's' | 'u' | 'x')) {
        if !matches!(flag, 'a' | 'u') {
            out.push(flag);
        }
    }
    if out.ends_with('?') && chars.next_if_eq(&')').is_some() {
        // Only flags that change nothing.
        out.push_str(":)");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_what_they_match_in_python() {
        // re.search() of Python 3.12
        let cases = [
            (r"[[:alpha:]]", "a/m.py", false),
            (r"[[:alpha:]]", "a/p].py", true),
            (r"[]a]", "x]", true),
            (r"[^]a]", "]a", false),
            (r"[a&&b]", "&", true),
            (r"[+--]", ",", true),
            (r"[\w-]+$", "a-b", true),
            (r"[~~]", "~", true),
            (r"py\Z", "a.py", true),
            (r"a{", "a{", true),
            (r"a{,2}b", "aab", true),
            (r"^a{2}b$", "aab", true),
            (r"x{a}", "x{a}", true),
            (r"}", "a}", true),
            (r"(?#remark)a", "a", true),
            (r"(?u)\bm", "a/m.py", true),
            (r"(?ai)M", "m", true),
            (r"(?P<q>m)(?P=q)", "mm", true),
            (r"(m)\1", "mm", true),
            (r"(m)\1", "m1", false),
            (r"\x6d\u002epy", "m.py", true),
            (r"\155", "m", true),
            (r"[\b]", "b", false),
            (r"(?x) m \. py # it", "m.py", true),
            (r"(?x)a\ b", "a b", true),
            (r"(?<!sub)/b", "a/b", true),
            (r"(a)?(?(1)b|c)", "c", true),
            (r"\.", "a", false),
        ];
        for (pattern, text, matches) in cases {
            let regex = compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            assert_eq!(regex.is_match(text).ok(), Some(matches), "{pattern} {text} {}", regex.as_str());
        }
        for refused in [
            r"(", r"[a", r"[a--]", r"[]", r"\h", r"\p{L}", r"*", r"a**", r"\", r"\x1", r"(?P=q)", r"[\Z]",
            r"(?#",
        ] {
            assert!(compile(refused).is_err(), "{refused}");
        }
    }
}
