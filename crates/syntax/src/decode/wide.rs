//! Codecs of wide units, which a source that can say so is hardly ever written in: UTF-16 and UTF-32.
//!
//! CPython hands over the bytes with their line ends translated and the last line ended (`decode_str` in
//! `Parser/tokenizer/string_tokenizer.c`); `PyUnicode_DecodeUTF16Stateful` in `Objects/unicodeobject.c` decodes them.

/// Decodes by the codec of that normalized name, if it is one of these.
pub(super) fn decode(normal: &str, bytes: &[u8]) -> Option<Result<String, String>> {
    let (codec, read): (_, fn([u8; 2]) -> u16) = match normal {
        "utf_16" | "u16" | "utf16" | "utf_16_le" | "utf_16le" => ("utf-16-le", u16::from_le_bytes),
        "utf_16_be" | "utf_16be" => ("utf-16-be", u16::from_be_bytes),
        "utf_32" | "u32" | "utf32" | "utf_32_le" | "utf_32le" => return Some(Err(too_high("utf-32-le"))),
        "utf_32_be" | "utf_32be" => return Some(Err(too_high("utf-32-be"))),
        _ => return None,
    };
    Some(utf_16(codec, &ended(bytes), read))
}

/// The cookie itself is beyond all characters, four of its bytes being one.
fn too_high(codec: &str) -> String {
    format!("'{codec}' codec can't decode bytes in position 0-3: code point not in range(0x110000)")
}

/// Bytes with a line feed as the end of each line, also of the last.
fn ended(bytes: &[u8]) -> Vec<u8> {
    let mut lines = super::with_line_feeds(bytes);
    if lines.last() != Some(&b'\n') {
        lines.push(b'\n');
    }
    lines
}

fn utf_16(codec: &str, bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut at = 0;
    for character in char::decode_utf16(pairs.iter().map(|pair| read(*pair))) {
        match character {
            Ok(character) => {
                text.push(character);
                at += character.len_utf16() * 2;
            }
            Err(error) => {
                let is_last = at + 2 == pairs.len() * 2;
                let why = match error.unpaired_surrogate() {
                    0xdc00.. => "illegal encoding",
                    _ if is_last => "unexpected end of data",
                    _ => "illegal UTF-16 surrogate",
                };
                let last = if why == "unexpected end of data" { bytes.len() - 1 } else { at + 1 };
                return Err(format!("'{codec}' codec can't decode bytes in position {at}-{last}: {why}"));
            }
        }
    }
    match rest {
        [byte] => {
            Err(format!("'{codec}' codec can't decode byte 0x{byte:02x} in position {at}: truncated data"))
        }
        _ => Ok(text),
    }
}
