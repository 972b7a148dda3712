//! Constants as text.

use std::fmt::Write as _;

use pybytecode_assembler::{Const, Text};

use super::lex::{is_word_part, is_word_start};

/// Prints a constant; `code_name` gives the names of code objects inside it.
pub(super) fn print(out: &mut String, constant: &Const, code_name: &mut dyn FnMut(&Const) -> String) {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, || match constant {
        Const::Null => out.push_str("null"),
        Const::None => out.push_str("None"),
        Const::False => out.push_str("False"),
        Const::True => out.push_str("True"),
        Const::Ellipsis => out.push_str("..."),
        Const::StopIteration => out.push_str("StopIteration"),
        Const::Int(value) => write_to(out, format_args!("{value}")),
        Const::BigInt { negative, digits } => {
            out.push_str(if *negative { "-0x" } else { "0x" });
            for (index, digit) in digits.iter().rev().enumerate() {
                match index {
                    0 => write_to(out, format_args!("{digit:x}")),
                    _ => write_to(out, format_args!("{digit:08x}")),
                }
            }
            if super::constants::small(*negative, digits).is_some() {
                // A `long` of 2.7.
                out.push_str(if digits.is_empty() { "0L" } else { "L" });
            }
        }
        Const::Float(value) => float(out, *value),
        Const::Complex { real, imag } => {
            out.push_str("complex(");
            float(out, *real);
            out.push_str(", ");
            float(out, *imag);
            out.push(')');
        }
        Const::Bytes(bytes) => {
            out.push('b');
            quoted_bytes(out, bytes);
        }
        Const::Str(text) => quoted(out, text),
        Const::Tuple(items) => {
            list(out, "(", items, if items.len() == 1 { ",)" } else { ")" }, code_name);
        }
        Const::List(items) => list(out, "[", items, "]", code_name),
        Const::Set(items) => list(out, "set(", items, ")", code_name),
        Const::FrozenSet(items) => list(out, "frozenset(", items, ")", code_name),
        Const::Dict(pairs) => dict(out, "{", pairs, "}", code_name),
        Const::FrozenDict(pairs) => dict(out, "frozendict({", pairs, "})", code_name),
        Const::Slice(parts) => list(out, "slice(", &parts[..], ")", code_name),
        Const::Code(_) => {
            out.push_str("code ");
            out.push_str(&code_name(constant));
        }
    });
}

pub(super) fn write_to(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

fn list(
    out: &mut String,
    open: &str,
    items: &[Const],
    close: &str,
    code_name: &mut dyn FnMut(&Const) -> String,
) {
    out.push_str(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        print(out, item, code_name);
    }
    out.push_str(close);
}

fn dict(
    out: &mut String,
    open: &str,
    pairs: &[(Const, Const)],
    close: &str,
    code_name: &mut dyn FnMut(&Const) -> String,
) {
    out.push_str(open);
    for (index, (key, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        print(out, key, code_name);
        out.push_str(": ");
        print(out, value, code_name);
    }
    out.push_str(close);
}

fn float(out: &mut String, value: f64) {
    if value.is_nan() {
        write_to(out, format_args!("nan(0x{:x})", value.to_bits()));
    } else {
        // The shortest text that gives the same number; `inf` for infinity.
        write_to(out, format_args!("{value:?}"));
    }
}

/// A string in quotes.
pub(super) fn quoted(out: &mut String, text: &Text) {
    out.push('"');
    let mut rest = text.as_bytes();
    loop {
        let (good, bad) = match std::str::from_utf8(rest) {
            Ok(good) => (good, &[][..]),
            Err(error) => {
                let (good, bad) = rest.split_at(error.valid_up_to());
                (std::str::from_utf8(good).unwrap_or_default(), bad)
            }
        };
        good.chars().for_each(|c| character(out, c));
        match bad {
            [] => break,
            [a, b, c, tail @ ..] => {
                let surrogate = u32::from(a & 0x0F) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F);
                write_to(out, format_args!("\\u{surrogate:04x}"));
                rest = tail;
            }
            _ => break,
        }
    }
    out.push('"');
}

fn character(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '"' | '\\' => out.extend(['\\', c]),
        ' '..='~' => out.push(c),
        c if c.is_alphanumeric() => out.push(c),
        c if (c as u32) < 0x100 => write_to(out, format_args!("\\x{:02x}", c as u32)),
        c if (c as u32) < 0x10000 => write_to(out, format_args!("\\u{:04x}", c as u32)),
        c => write_to(out, format_args!("\\U{:08x}", c as u32)),
    }
}

pub(super) fn quoted_bytes(out: &mut String, bytes: &[u8]) {
    out.push('"');
    for byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'"' | b'\\' => out.extend(['\\', char::from(*byte)]),
            b' '..=b'~' => out.push(char::from(*byte)),
            byte => write_to(out, format_args!("\\x{byte:02x}")),
        }
    }
    out.push('"');
}

/// Whether a name can stand without quotes.
pub(super) fn is_plain(name: &str) -> bool {
    let core = name.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    let (word, tail) = core.unwrap_or((name, ""));
    let mut chars = word.chars();
    chars.next().is_some_and(is_word_start)
        && chars.all(is_word_part)
        && tail.chars().all(is_word_part)
        && (core.is_none() || !word.is_empty())
}

/// A name, in quotes where it has to be.
pub(super) fn name(out: &mut String, text: &Text) {
    match std::str::from_utf8(text.as_bytes()) {
        Ok(plain) if is_plain(plain) => out.push_str(plain),
        _ => quoted(out, text),
    }
}
