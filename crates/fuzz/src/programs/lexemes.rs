//! A source cut into pieces that a mutation can take away or exchange. Joined, they are the source again.

/// Operators of more than one character, the longest first.
const OPERATORS: &[&str] = &[
    "**=", "//=", "<<=", ">>=", "...", "->", ":=", "==", "!=", "<=", ">=", "**", "//", "<<", ">>", "+=",
    "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
];

/// The pieces of a source.
pub fn split(source: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let len = length(rest, first).clamp(first.len_utf8(), rest.len());
        let (piece, behind) = rest.split_at(len);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// Whether a piece is a name or a keyword.
pub fn is_word(piece: &str) -> bool {
    piece.starts_with(|c: char| c.is_alphabetic() || c == '_') && !piece.ends_with(['\'', '"'])
}

fn length(rest: &str, first: char) -> usize {
    let while_true = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
    match first {
        ' ' | '\t' => while_true(|c| c == ' ' || c == '\t'),
        '#' => rest.find('\n').unwrap_or(rest.len()),
        '\'' | '"' => string(rest, 0),
        c if c.is_alphanumeric() || c == '_' => {
            let word = while_true(|c| c.is_alphanumeric() || c == '_');
            let is_prefix = word <= 2 && rest[..word].bytes().all(|b| b"rbuftRBUFT".contains(&b));
            if is_prefix && rest[word..].starts_with(['\'', '"']) { string(rest, word) } else { word }
        }
        _ => OPERATORS
            .iter()
            .find(|operator| rest.starts_with(**operator))
            .map_or(first.len_utf8(), |o| o.len()),
    }
}

/// The length of a string whose quotes start at `at`.
fn string(rest: &str, at: usize) -> usize {
    let bytes = rest.as_bytes();
    let quote = bytes[at];
    let triple = bytes[at..].starts_with(&[quote; 3]);
    let closing = if triple { vec![quote; 3] } else { vec![quote] };
    let mut here = at + closing.len();
    while here < bytes.len() {
        match bytes[here] {
            b'\\' => here += 1,
            b'\n' if !triple => return here,
            _ if bytes[here..].starts_with(&closing) => return here + closing.len(),
            _ => {}
        }
        here += 1;
    }
    // A character may have been cut behind a backslash.
    (rest.len().min(here)..=rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn pieces_join_to_the_source() {
        for source in
            ["a = rb'x\\'y' + f\"\"\"z\n\"\"\"  # é\n", "'open\nx**=2", "\"\\", "'''é\\é", "x->y:=é"]
        {
            assert_eq!(split(source).concat(), source);
        }
        assert_eq!(split("x**=f'y'"), ["x", "**=", "f'y'"]);
    }
}
