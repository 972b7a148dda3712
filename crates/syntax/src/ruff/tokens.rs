//! What CPython's tokenizer refuses and ruff's lets through (`Parser/lexer/lexer.c`).

use pybytecode_opcode::Target;
use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_text_size::Ranged;
use unicode_normalization::UnicodeNormalization;

use super::indentation;
use super::range;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::generated::identifiers::IDENTIFIERS;
use crate::range::Range;

/// How many brackets may be open (`MAXLEVEL`).
const MAX_BRACKETS: u32 = 200;

/// How many blocks may be inside each other (`MAXINDENT`, of which the module is one).
const MAX_INDENTS: u32 = 99;

/// How many f-strings and t-strings may be inside each other (`MAXFSTRINGLEVEL`).
const MAX_INTERPOLATED: u32 = 149;

pub(super) fn check(tokens: &Tokens, source: &str, target: &Target) -> Result<(), SyntaxError> {
    if may_be_malformed(tokens, source) {
        check_form(tokens, source)?;
    }
    if memchr::memchr(b'\t', source.as_bytes()).is_some() {
        indentation::check(tokens, source)?;
    }
    if source.is_ascii() {
        return Ok(());
    }
    let mut names = tokens.iter().filter(|token| token.kind() == TokenKind::Name);
    names.try_for_each(|name| check_name(&source[name.range()], range(name.range()).start, target))
}

/// Whether [`check_form`] is worth the time it takes, for what the parser found no fault in.
///
/// No branch hangs on brackets here, whose coming no processor foresees: what a token adds to the three
/// depths, or takes from them, is looked up and added to all at once.
fn may_be_malformed(tokens: &Tokens, source: &str) -> bool {
    let bytes = source.as_bytes();
    // Brackets that are left balance those that were entered, so that no depth borrows from the next.
    let (mut depths, mut beyond) = (0_u64, 0_u64);
    let mut continued = false;
    for token in tokens.iter() {
        let kind = token.kind();
        depths = depths.wrapping_add(STEPS[kind as usize]);
        beyond |= depths.wrapping_add(TO_LIMIT);
        if matches!(kind, TokenKind::Int | TokenKind::Float | TokenKind::Complex) {
            let next = bytes.get(token.range().end().to_usize());
            continued |= next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
        }
    }
    continued || beyond & BEYOND != 0
}

/// Where the depths of brackets, blocks and interpolated strings are in one number.
const LANES: [u32; 3] = [0, 21, 42];

/// The bit of each lane that is set once a depth, plus [`TO_LIMIT`], is too large. All go up in ones.
const BEYOND: u64 = 1 << 20 << LANES[0] | 1 << 20 << LANES[1] | 1 << 20 << LANES[2];

/// For each lane, by how much the depth that is still allowed is below [`BEYOND`].
const TO_LIMIT: u64 = to_limit(MAX_BRACKETS) << LANES[0]
    | to_limit(MAX_INDENTS) << LANES[1]
    | to_limit(MAX_INTERPOLATED) << LANES[2];

const fn to_limit(most: u32) -> u64 {
    (1 << 20) - 1 - most as u64
}

/// What each kind of token adds to the depths, wrapping around.
static STEPS: [u64; 256] = {
    use TokenKind::*;
    const OPENING: [&[TokenKind]; 3] = [&[Lpar, Lsqb, Lbrace], &[Indent], &[FStringStart, TStringStart]];
    const CLOSING: [&[TokenKind]; 3] = [&[Rpar, Rsqb, Rbrace], &[Dedent], &[FStringEnd, TStringEnd]];
    let mut steps = [0; 256];
    let mut lane = 0;
    while lane < LANES.len() {
        let mut at = 0;
        while at < OPENING[lane].len() {
            steps[OPENING[lane][at] as usize] = 1 << LANES[lane];
            steps[CLOSING[lane][at] as usize] = 0_u64.wrapping_sub(1 << LANES[lane]);
            at += 1;
        }
        lane += 1;
    }
    steps
};

/// Nesting, and what follows numbers.
pub(super) fn check_form(tokens: &Tokens, source: &str) -> Result<(), SyntaxError> {
    let (mut brackets, mut indents, mut interpolated) = (0_u32, 0_u32, 0_u32);
    for token in tokens.iter() {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                brackets += 1;
                if brackets > MAX_BRACKETS {
                    let at = range(token.range()).start;
                    return Err(SyntaxError::new("too many nested parentheses", Range::new(at, at)));
                }
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::Indent => {
                indents += 1;
                if indents > MAX_INDENTS {
                    return Err(too_many_levels(token));
                }
            }
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::FStringStart | TokenKind::TStringStart => {
                interpolated += 1;
                if interpolated > MAX_INTERPOLATED {
                    let message = "too many nested f-strings or t-strings";
                    return Err(SyntaxError::new(message, range(token.range())));
                }
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => interpolated = interpolated.saturating_sub(1),
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => check_number(token, source)?,
            _ => {}
        }
    }
    Ok(())
}

#[cold]
fn too_many_levels(token: &Token) -> SyntaxError {
    SyntaxError {
        kind: SyntaxErrorKind::IndentationError,
        message: "too many levels of indentation".to_owned(),
        range: Some(range(token.range())),
    }
}

/// Only some keywords may touch the number before them (`verify_end_of_number`).
fn check_number(token: &Token, source: &str) -> Result<(), SyntaxError> {
    let rest = &source[token.range().end().to_usize()..];
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return Ok(());
    }
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let keyword = &rest[..end];
    // Of those that start with `i`, CPython looks at two letters alone.
    if matches!(keyword, "and" | "else" | "for" | "or" | "not")
        || matches!(keyword.as_bytes(), [b'i', b'f' | b'n' | b's', ..])
    {
        return Ok(());
    }
    let kind = match (token.kind(), source.as_bytes().get(token.range().start().to_usize() + 1)) {
        (TokenKind::Complex, _) => "imaginary",
        (TokenKind::Int, Some(b'x' | b'X')) => "hexadecimal",
        (TokenKind::Int, Some(b'o' | b'O')) => "octal",
        (TokenKind::Int, Some(b'b' | b'B')) => "binary",
        _ => "decimal",
    };
    let end = range(token.range()).end;
    Err(SyntaxError::new(format!("invalid {kind} literal"), Range::new(end - 1, end - 1)))
}

/// Identifiers have the characters of the target's Unicode version (`verify_identifier`).
fn check_name(name: &str, start: u32, target: &Target) -> Result<(), SyntaxError> {
    if name.is_ascii() {
        return Ok(());
    }
    let version = target.release.version.minor.saturating_sub(8);
    if let Some(constant) =
        ["None", "True", "False"].into_iter().find(|constant| name.nfkc().eq(constant.chars()))
    {
        return Err(SyntaxError {
            kind: SyntaxErrorKind::ValueError,
            message: format!("identifier field can't represent '{constant}' constant"),
            range: None,
        });
    }
    match name.char_indices().find(|(at, c)| !c.is_ascii() && !allowed(*c, *at == 0, version)) {
        None => Ok(()),
        Some((at, c)) => {
            let start = start + at as u32;
            Err(invalid_character(c, Range::new(start, start)))
        }
    }
}

fn allowed(c: char, is_first: bool, version: u8) -> bool {
    let c = u32::from(c);
    let row = IDENTIFIERS.partition_point(|(_, last, ..)| *last < c);
    IDENTIFIERS.get(row).is_some_and(|(first, _, starts, continues)| {
        let versions = if is_first { starts } else { continues };
        *first <= c && versions >> version & 1 == 1
    })
}

/// The refusal of a character that is no part of any token.
pub(super) fn invalid_character(c: char, place: Range) -> SyntaxError {
    let code = u32::from(c);
    let message = if is_printable(c) {
        format!("invalid character '{c}' (U+{code:04X})")
    } else {
        format!("invalid non-printable character U+{code:04X}")
    };
    SyntaxError::new(message, place)
}

/// Whether `str.isprintable` says so.
fn is_printable(c: char) -> bool {
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
    !matches!(c.general_category_group(), GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator)
}
