//! Decoding by the name of a Python codec.
//!
//! `codecs.txt`, dumped from the interpreter, lists Python's codecs with their aliases and the
//! characters of the single-byte ones. The multi-byte ones are left to `encoding_rs`, whose
//! tables are the web's: a handful of characters of `shift_jis` and its kin differ.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding};

static CODECS: &str = include_str!("../../codecs.txt");

/// Decodes by the codec that `name` names, or says why not in CPython's words.
pub(super) fn decode<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, String> {
    let normal = normalize(name);
    if ["base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib"].contains(&normal.trim_end_matches("_codec"))
    {
        return Err(format!(
            "'{name}' is not a text encoding; use codecs.decode() to handle arbitrary codecs"
        ));
    }
    if ["utf_7", "u7", "utf7", "unicode_1_1_utf_7"].contains(&&*normal) {
        return utf7(bytes)
            .map(Cow::Owned)
            .ok_or_else(|| "'utf7' codec can't decode the source: ill-formed sequence".to_owned());
    }
    if let Some(decoded) = super::wide::decode(&normal, bytes) {
        return decoded.map(Cow::Owned);
    }
    if normal == "idna" {
        return idna(bytes);
    }
    let unknown = || format!("unknown encoding: {name}");
    let codec =
        CODECS.lines().filter_map(Codec::parse).find(|codec| codec.is(&normal)).ok_or_else(unknown)?;
    match codec.kind {
        "utf" if codec.name == "ascii" => match bytes.iter().position(|b| !b.is_ascii()) {
            Some(at) => Err(cannot("ascii", bytes, at, "ordinal not in range(128)")),
            None => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| unknown()),
        },
        "utf" => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let why = match error.error_len() {
                None => "unexpected end of data",
                Some(_) if matches!(bytes[error.valid_up_to()], 0x80..=0xc1 | 0xf5..) => "invalid start byte",
                Some(_) => "invalid continuation byte",
            };
            let at = error.valid_up_to();
            match error.error_len().unwrap_or(bytes.len() - at) {
                1 => cannot("utf-8", bytes, at, why),
                count => {
                    format!("'utf-8' codec can't decode bytes in position {at}-{}: {why}", at + count - 1)
                }
            }
        }),
        "charmap" => charmap(codec.characters, bytes),
        _ => {
            let encoding = web_name(codec.name).and_then(|label| Encoding::for_label(label.as_bytes()));
            let encoding = encoding.ok_or_else(unknown)?;
            if let Some(at) = beyond(codec.name, bytes) {
                return Err(cannot(codec.name, bytes, at, "illegal multibyte sequence"));
            }
            encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .ok_or_else(|| malformed(codec.name, encoding, bytes))
        }
    }
}

/// A line of `codecs.txt`.
struct Codec {
    kind: &'static str,
    name: &'static str,
    aliases: &'static str,
    characters: &'static str,
}

impl Codec {
    fn parse(line: &'static str) -> Option<Codec> {
        let mut parts = line.splitn(4, ' ');
        Some(Codec {
            kind: parts.next()?,
            name: parts.next()?,
            aliases: parts.next()?,
            characters: parts.next().unwrap_or_default(),
        })
    }

    fn is(&self, normal: &str) -> bool {
        let undotted = normal.replace('.', "_");
        self.name == normal
            || self.aliases.split(',').any(|alias| alias.eq_ignore_ascii_case(normal) || alias == undotted)
    }
}

/// The name as `encodings.normalize_encoding` spells it: runs of punctuation become one `_`.
fn normalize(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_ascii_lowercase()
}

/// Labels between dots, each of ASCII alone: what a source has that is no name of a host.
fn idna(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        None => Ok(String::from_utf8_lossy(bytes)),
        Some(at) => {
            let label = memchr::memrchr(b'.', &bytes[..at]).map_or(0, |dot| dot + 1);
            Err(cannot("idna", &bytes[label..], at - label, "ordinal not in range(128)"))
        }
    }
}

/// UTF-7 (RFC 2152): between `+` and what is no digit of base 64 stands UTF-16.
fn utf7(bytes: &[u8]) -> Option<String> {
    let digit = |byte: u8| {
        Some(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        })
    };
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'+' {
            text.push(char::from(*first));
            if !first.is_ascii() {
                return None;
            }
            continue;
        }
        let len = rest.iter().take_while(|byte| digit(**byte).is_some()).count();
        if len == 0 {
            text.push('+');
        }
        let (mut bits, mut count, mut units) = (0_u32, 0, Vec::new());
        for byte in &rest[..len] {
            bits = bits << 6 | u32::from(digit(*byte)?);
            count += 6;
            if count >= 16 {
                count -= 16;
                units.push((bits >> count) as u16);
                bits &= (1 << count) - 1;
            }
        }
        if count >= 6 || bits != 0 {
            return None;
        }
        text.extend(char::decode_utf16(units).collect::<Result<Vec<char>, _>>().ok()?);
        rest = &rest[len..];
        match rest.strip_prefix(b"-") {
            Some(behind) => rest = behind,
            None if len == 0 => return None,
            None => {}
        }
    }
    Some(text)
}

fn charmap<'b>(characters: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, String> {
    if bytes.is_ascii() {
        return Ok(String::from_utf8_lossy(bytes));
    }
    let upper: Vec<Option<char>> =
        characters.split(' ').map(|hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)).collect();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    for (at, byte) in bytes.iter().enumerate() {
        let character = match byte.checked_sub(0x80) {
            None => Some(char::from(*byte)),
            Some(index) => upper.get(usize::from(index)).copied().flatten(),
        };
        text.push(character.ok_or_else(|| cannot("charmap", bytes, at, "character maps to <undefined>"))?);
    }
    Ok(Cow::Owned(text))
}

/// Where a sequence begins that the web's form of an encoding has and Python's codec has not.
fn beyond(codec: &str, bytes: &[u8]) -> Option<usize> {
    let is_shift_jis = match codec {
        "gb2312" | "gbk" => false,
        "shift_jis" => true,
        _ => return None,
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let second = bytes.get(at + 1);
        match byte {
            0..0x80 => at += 1,
            0xa1..0xe0 if is_shift_jis => at += 1,
            0xf0.. if is_shift_jis => return Some(at),
            _ if is_shift_jis => at += 2,
            0x80 | 0xff => return Some(at),
            _ if matches!(second, Some(b'0'..=b'9')) => return Some(at),
            _ => at += 2,
        }
    }
    None
}

/// What is wrong with bytes of a multi-byte codec: the first byte of the sequence is told.
fn malformed(codec: &str, encoding: &'static Encoding, bytes: &[u8]) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default();
    let (result, read, _) = decoder.decode_to_utf8_without_replacement(bytes, &mut vec![0; room], true);
    let DecoderResult::Malformed(length, behind) = result else {
        return format!("unknown encoding: {codec}");
    };
    let at = read.saturating_sub(usize::from(length) + usize::from(behind)).min(bytes.len() - 1);
    let is_lead = matches!(bytes[at], 0x81..=0x9f | 0xe0..=0xfc) || !codec.starts_with("shift_jis");
    let is_incomplete = at + 1 == bytes.len() && is_lead;
    cannot(
        codec,
        bytes,
        at,
        if is_incomplete { "incomplete multibyte sequence" } else { "illegal multibyte sequence" },
    )
}

fn cannot(codec: &str, bytes: &[u8], at: usize, why: &str) -> String {
    format!("'{codec}' codec can't decode byte 0x{:02x} in position {at}: {why}", bytes[at])
}

/// The name under which `encoding_rs` knows a multi-byte codec of Python's.
fn web_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "big5" | "big5hkscs" | "cp950" => "big5",
        "cp932" | "shift_jis" | "shift_jis_2004" | "shift_jisx0213" => "shift_jis",
        "cp949" | "euc_kr" => "euc-kr",
        "euc_jp" | "euc_jis_2004" | "euc_jisx0213" => "euc-jp",
        "gb18030" => "gb18030",
        "gb2312" | "gbk" => "gbk",
        "iso2022_jp" => "iso-2022-jp",
        _ => return None,
    })
}
