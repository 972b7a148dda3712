//! The inside of f-strings and t-strings: text and replacement fields.
//!
//! CPython: `_PyPegen_formatted_value`, `_PyPegen_interpolation` and
//! `_PyPegen_setup_full_format_spec` in `Parser/action_helpers.c`.

use ruff_python_ast as ast;
use ruff_python_ast::{AnyStringFlags, InterpolatedStringElement as Element};
use ruff_text_size::Ranged;

use super::convert::{Converter, range};
use super::strings::{Joiner, Piece};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::grammar::Grammar;
use crate::literal::Text;
use crate::literal::escape::{Unescaped, unescape};
use crate::range::Range;
use crate::tree::*;

/// How deep fields may be in the format specifications of fields (`MAX_EXPR_NESTING`).
const MAX_NESTING: u32 = 3;

/// In what kind of string a part is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Interpolated {
    raw: bool,
    template: bool,
    /// In how many format specifications it is.
    nesting: u32,
}

impl Interpolated {
    pub(super) fn f_string(flags: AnyStringFlags) -> Self {
        Interpolated { raw: flags.is_raw_string(), template: false, nesting: 0 }
    }

    pub(super) fn t_string(flags: AnyStringFlags) -> Self {
        Interpolated { template: true, ..Interpolated::f_string(flags) }
    }
}

impl<'a> Converter<'a> {
    /// The parts of one f-string or t-string, or of a format specification.
    pub(super) fn elements(&mut self, joiner: &mut Joiner<'a>, elements: &[Element], string: Interpolated) {
        for element in elements {
            match element {
                Element::Literal(literal) => {
                    let done = self.middle(literal, string);
                    // An empty piece, as of an escaped newline, leaves no trace, not even a place.
                    if !done.text.is_empty() {
                        let start = range(literal.range).start;
                        let range = Range::new(start, start + done.end as u32);
                        joiner.constant(Piece { text: done.text, range, is_u: false });
                    }
                }
                Element::Interpolation(field) => self.field(joiner, field, string),
            }
        }
    }

    /// The text between fields.
    fn middle(
        &mut self,
        literal: &ast::InterpolatedStringLiteralElement,
        string: Interpolated,
    ) -> Unescaped<'a> {
        let content = &self.source[literal.range];
        if content.len() == literal.value.len() && !content.is_empty() {
            return Unescaped { text: content.as_bytes(), pieces: 1, end: content.len() };
        }
        unescape(self.bump, content, string.raw, string.nesting == 0, Grammar::of(self.target))
            .unwrap_or_else(|message| {
                self.fail(message, range(literal.range));
                Unescaped { text: &[], pieces: 0, end: 0 }
            })
    }

    /// A replacement field, and with `=` its source before it.
    fn field(&mut self, joiner: &mut Joiner<'a>, field: &ast::InterpolatedElement, string: Interpolated) {
        let place = range(field.range);
        if string.nesting >= MAX_NESTING {
            let kind = if string.template { 't' } else { 'f' };
            self.fail(format!("{kind}-string: expressions nested too deeply"), place);
            return;
        }
        let written = self.written(field);
        let (start, end) = (place.start + 1, written.end);
        if written.has_equal {
            if string.nesting + 1 >= MAX_NESTING {
                self.lost_debug_text();
            }
            let text = self.without_comments(start, end);
            joiner.constant(Piece { text, range: Range::new(start, end), is_u: false });
        }
        let value = self.boxed(&field.expression);
        let conversion = match field.conversion {
            ast::ConversionFlag::None if written.has_equal && field.format_spec.is_none() => i32::from(b'r'),
            conversion => i32::from(conversion as i8),
        };
        let format_spec = field.format_spec.as_deref().map(|spec| self.format_spec(spec, string));
        let kind = if string.template && string.nesting == 0 {
            let mut str = self.without_comments(start, end);
            if written.has_equal {
                str = &str[..memchr::memrchr(b'=', str).unwrap_or(str.len())];
            }
            ExprKind::Interpolation(ExprInterpolation { value, str, conversion, format_spec })
        } else {
            ExprKind::FormattedValue(ExprFormattedValue { value, conversion, format_spec })
        };
        joiner.value(self, Expr { range: place, kind });
    }

    /// What stands behind the colon of a field, the colon being part of its range.
    fn format_spec(
        &mut self,
        spec: &ast::InterpolatedStringFormatSpec,
        string: Interpolated,
    ) -> &'a mut Expr<'a> {
        let string = Interpolated { nesting: string.nesting + 1, ..string };
        let place = Range::new(spec.range.start().to_u32() - 1, spec.range.end().to_u32());
        let spec = &*spec.elements;
        // CPython's tokenizer ends a text behind a named character. Where nothing but such texts
        // is put together, it makes a plain string.
        if let [Element::Literal(only)] = spec {
            let content = &self.source[only.range];
            if !string.raw && content.contains("\\N{") {
                let done = self.middle(only, string);
                if done.pieces > 1 {
                    let constant = Piece { text: done.text, range: place, is_u: false }.into_expr();
                    return self.bump.alloc(constant);
                }
            }
        }
        self.check_doubled(spec);
        let mut joiner = Joiner::new(self);
        self.elements(&mut joiner, spec, string);
        let values = joiner.finish(self);
        self.bump.alloc(Expr { range: place, kind: ExprKind::JoinedStr(ExprJoinedStr { values }) })
    }

    /// Behind a field of a format specification CPython takes `{{` for a brace, ruff for a field.
    fn check_doubled(&mut self, spec: &[Element]) {
        let mut fields = spec.iter().filter(|element| element.is_interpolation()).skip(1);
        if let Some(field) = fields.find(|field| self.byte(range(field.range()).start + 1) == Some(b'{')) {
            self.fail("'{{' behind a field of a format specification is not supported", range(field.range()));
        }
    }

    /// CPython 3.14 loses the text of `=` in the format specification of a format specification.
    #[cold]
    fn lost_debug_text(&mut self) {
        self.error.get_or_insert_with(|| SyntaxError {
            kind: SyntaxErrorKind::ValueError,
            message: "field 'value' is required for Constant".to_owned(),
            range: None,
        });
    }

    /// Where the source of a field's expression ends, and whether an `=` is behind it.
    fn written(&self, field: &ast::InterpolatedElement) -> Written {
        // What follows the expression: parentheses that belong to it, spaces, comments.
        let mut end = self.skip_trivia(field.expression.range().end().to_u32(), b"),");
        let has_equal = field.debug_text.is_some();
        if has_equal {
            end = self.skip_trivia(end + 1, &[]);
        }
        Written { has_equal, end }
    }

    /// A part of the source as a string's value, comments left out (`set_ftstring_expr`).
    ///
    /// As CPython, this takes each quote for one that opens or closes a string, whatever it is in.
    fn without_comments(&self, start: u32, end: u32) -> Text<'a> {
        let text = self.source.get(start as usize..end as usize).unwrap_or_default();
        if !text.contains('#') {
            return text.as_bytes();
        }
        let mut kept = bumpalo::collections::Vec::with_capacity_in(text.len(), self.bump);
        let mut bytes = text.bytes();
        let mut quote = None;
        while let Some(byte) = bytes.next() {
            match byte {
                b'#' if quote.is_none() => {
                    if bytes.any(|byte| byte == b'\n') {
                        kept.push(b'\n');
                    }
                    continue;
                }
                b'\'' | b'"' if quote.is_none() => quote = Some(byte),
                _ if quote == Some(byte) => quote = None,
                _ => {}
            }
            kept.push(byte);
            if byte == b'\\' {
                kept.extend(bytes.next());
            }
        }
        kept.into_bump_slice()
    }
}

/// Where the source of a field's expression ends.
struct Written {
    has_equal: bool,
    end: u32,
}
