//! The tree as text: `ast.dump(tree, include_attributes=True, show_empty=True)` of CPython.
//!
//! Strings are shown as `ascii()` shows them, large integers and all floats in hexadecimal, so that neither
//! tables of printable characters nor divisions nor the shortest decimal digits are needed.

use std::fmt::Write as _;

use pybytecode_opcode::Target;
use pybytecode_opcode::block_stack::{BlockStack, Handlers, SubstringLines};

use crate::Tree;
use crate::literal::{Literal, Text};
use crate::names::{Interner, Name};
use crate::range::{Locator, Range};
use crate::substring_columns::MovedColumns;

/// Below this the stack grows.
const RED_ZONE: usize = 128 * 1024;

/// By how much the stack grows.
const SEGMENT: usize = 4 * 1024 * 1024;

/// The text of a tree, as the target has it.
pub fn dump(tree: &Tree, target: &Target) -> String {
    let moved = match target.handlers {
        Handlers::BlockStack(BlockStack { substring_lines: SubstringLines::OwnMoved, .. }) => {
            MovedColumns::of(tree)
        }
        _ => MovedColumns::default(),
    };
    let lines = Locator::new(&tree.lines);
    let mut dumper = Dumper { out: String::new(), names: &tree.names, lines, moved, first: true };
    dumper.r#mod(&tree.root);
    dumper.out
}

/// What has been written of a tree.
pub(crate) struct Dumper<'t> {
    out: String,
    names: &'t Interner<'t>,
    lines: Locator<'t>,
    moved: MovedColumns,
    /// Whether the next field is the first of its node.
    first: bool,
}

/// Writing to a string does not fail.
macro_rules! put {
    ($dumper:expr, $($argument:tt)*) => {{ let _ = write!($dumper.out, $($argument)*); }};
}

impl Dumper<'_> {
    pub(crate) fn open(&mut self, node: &str) {
        put!(self, "{node}(");
        self.first = true;
    }

    pub(crate) fn close(&mut self, place: Option<Range>) {
        if place == Some(Range::NOWHERE) {
            self.label("lineno");
            self.out.push_str("-1, col_offset=-1, end_lineno=-1, end_col_offset=-1");
        } else if let Some(range) = place {
            let (start, end) = (self.lines.line_column(range.start), self.lines.line_column(range.end));
            let (first, last) =
                (self.moved.start(range.start, start.column), self.moved.end(range.end, end.column));
            self.label("lineno");
            put!(self, "{}, col_offset={first}", start.line);
            put!(self, ", end_lineno={}, end_col_offset={last}", end.line);
        }
        self.out.push(')');
        self.first = false;
    }

    fn label(&mut self, name: &str) {
        let comma = if self.first { "" } else { ", " };
        put!(self, "{comma}{name}=");
        self.first = false;
    }

    pub(crate) fn plain(&mut self, name: &str) {
        put!(self, "{name}()");
    }

    pub(crate) fn field<T: ?Sized>(&mut self, name: &str, item: &T, show: impl FnOnce(&mut Self, &T)) {
        self.label(name);
        stacker::maybe_grow(RED_ZONE, SEGMENT, || show(self, item));
    }

    pub(crate) fn option<T>(&mut self, name: &str, item: Option<&T>, show: impl FnOnce(&mut Self, &T)) {
        if let Some(item) = item {
            self.field(name, item, show);
        }
    }

    pub(crate) fn list<T>(&mut self, name: &str, items: &[T], show: impl Fn(&mut Self, &T)) {
        self.field(name, items, |this, items| {
            this.out.push('[');
            for (at, item) in items.iter().enumerate() {
                this.out.push_str(if at == 0 { "" } else { ", " });
                show(this, item);
            }
            this.out.push(']');
        });
    }

    pub(crate) fn optionals<T>(&mut self, name: &str, items: &[Option<T>], show: impl Fn(&mut Self, &T)) {
        self.list(name, items, |this, item| match item {
            Some(item) => show(this, item),
            None => this.out.push_str("None"),
        });
    }

    pub(crate) fn empty_list(&mut self, name: &str) {
        self.list::<()>(name, &[], |_, ()| {});
    }

    pub(crate) fn name(&mut self, name: &Name) {
        let text = self.names.text(*name);
        self.text(&text.as_bytes());
    }

    pub(crate) fn int(&mut self, value: &i32) {
        put!(self, "{value}");
    }

    pub(crate) fn bool(&mut self, value: &bool) {
        put!(self, "{}", u8::from(*value));
    }

    /// `Constant.kind`.
    pub(crate) fn kind(&mut self, is_u: bool) {
        if is_u {
            self.label("kind");
            self.out.push_str("'u'");
        }
    }

    /// `Import.is_lazy`, which versions before 3.15 do not have.
    pub(crate) fn lazy(&mut self, is_lazy: bool) {
        if is_lazy {
            self.label("is_lazy");
            self.out.push('1');
        }
    }

    pub(crate) fn text(&mut self, text: &Text) {
        let quote = if text.contains(&b'\'') && !text.contains(&b'"') { '"' } else { '\'' };
        self.out.push(quote);
        for code_point in code_points(text) {
            match char::from_u32(code_point) {
                Some(c) if c.is_ascii() => self.ascii(c as u8, quote),
                _ if code_point < 0x100 => put!(self, "\\x{code_point:02x}"),
                _ if code_point < 0x1_0000 => put!(self, "\\u{code_point:04x}"),
                _ => put!(self, "\\U{code_point:08x}"),
            }
        }
        self.out.push(quote);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
        put!(self, "b{quote}");
        for byte in bytes {
            if byte.is_ascii() { self.ascii(*byte, quote) } else { put!(self, "\\x{byte:02x}") }
        }
        self.out.push(quote);
    }

    fn ascii(&mut self, byte: u8, quote: char) {
        match char::from(byte) {
            '\n' => self.out.push_str("\\n"),
            '\r' => self.out.push_str("\\r"),
            '\t' => self.out.push_str("\\t"),
            c if c == quote || c == '\\' => put!(self, "\\{c}"),
            c if (' '..='~').contains(&c) => self.out.push(c),
            _ => put!(self, "\\x{byte:02x}"),
        }
    }

    pub(crate) fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::None => self.out.push_str("None"),
            Literal::True => self.out.push_str("True"),
            Literal::False => self.out.push_str("False"),
            Literal::Ellipsis => self.out.push_str("Ellipsis"),
            Literal::Int(value) => put!(self, "{value}"),
            Literal::BigInt { negative, digits } => {
                if *negative {
                    self.out.push('-');
                }
                let mut digits = digits.iter().rev();
                put!(self, "{:#x}", digits.next().unwrap_or(&0));
                digits.for_each(|digit| put!(self, "{digit:08x}"));
            }
            Literal::Float(value) => self.float(*value),
            Literal::Complex { real, imag } => {
                self.out.push_str("complex(");
                self.float(*real);
                self.out.push_str(", ");
                self.float(*imag);
                self.out.push(')');
            }
            Literal::Str(text) => self.text(text),
            Literal::Bytes(bytes) => self.bytes(bytes),
            Literal::Tuple(items) => {
                self.out.push('(');
                for (at, item) in items.iter().enumerate() {
                    self.out.push_str(if at > 0 { ", " } else { "" });
                    self.literal(item);
                }
                self.out.push_str(if items.len() == 1 { ",)" } else { ")" });
            }
            Literal::FrozenSet(items) => self.frozenset(items),
        }
    }

    /// The elements in the order of their texts, as a set has none of its own.
    fn frozenset(&mut self, items: &[Literal]) {
        let outer = std::mem::take(&mut self.out);
        let mut texts: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            self.literal(item);
            texts.push(std::mem::take(&mut self.out));
        }
        self.out = outer;
        texts.sort_unstable();
        put!(self, "frozenset({{{}}})", texts.join(", "));
    }

    /// `float.hex()`: exact, and the same for everybody.
    fn float(&mut self, value: f64) {
        const FRACTION_BITS: u32 = f64::MANTISSA_DIGITS - 1;
        let bits = value.to_bits();
        let sign = if value.is_sign_negative() { "-" } else { "" };
        let fraction = bits & ((1 << FRACTION_BITS) - 1);
        let exponent = (bits >> FRACTION_BITS & 0x7ff) as i32;
        match exponent {
            0x7ff => put!(self, "{}", value.to_string().to_lowercase()),
            0 if fraction == 0 => put!(self, "{sign}0x0.0p+0"),
            0 => put!(self, "{sign}0x0.{fraction:013x}p-1022"),
            _ => put!(self, "{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
        }
    }
}

/// The code points of a text, lone surrogates included.
fn code_points(text: Text) -> impl Iterator<Item = u32> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, mut tail) = rest.split_first()?;
        let (mut code_point, more) = match first {
            0..0x80 => (u32::from(*first), 0),
            0..0xe0 => (u32::from(first & 0x1f), 1),
            0..0xf0 => (u32::from(first & 0x0f), 2),
            _ => (u32::from(first & 0x07), 3),
        };
        for _ in 0..more {
            let (next, after) = tail.split_first()?;
            code_point = code_point << 6 | u32::from(next & 0x3f);
            tail = after;
        }
        rest = tail;
        Some(code_point)
    })
}

#[cfg(test)]
mod tests {
    use super::dump;
    use bumpalo::Bump;
    use pybytecode_opcode::PY314;

    fn expression(source: &str) -> String {
        let bump = Bump::new();
        let tree = crate::parse(&bump, source, &PY314).unwrap();
        let text = dump(&tree, &PY314);
        let start = text.find("value=").unwrap() + "value=".len();
        text[start..text.find(", lineno").unwrap()].to_owned()
    }

    #[test]
    fn shows_literals_as_python_does() {
        assert_eq!(expression("0.0"), "Constant(value=0x0.0p+0");
        assert_eq!(expression("0.1"), "Constant(value=0x1.999999999999ap-4");
        assert_eq!(expression("1e16"), "Constant(value=0x1.1c37937e08000p+53");
        assert_eq!(expression("5e-324"), "Constant(value=0x0.0000000000001p-1022");
        assert_eq!(expression("1e400"), "Constant(value=inf");
        assert_eq!(expression("2.0j"), "Constant(value=complex(0x0.0p+0, 0x1.0000000000000p+1)");
        assert_eq!(expression("0x123456789abcdef01"), "Constant(value=0x123456789abcdef01");
        assert_eq!(expression(r#""it's""#), r#"Constant(value="it's""#);
        assert_eq!(expression(r#"u"\ud800é\U0001f600""#), r"Constant(value='\ud800\xe9\U0001f600', kind='u'");
        assert_eq!(expression(r"b'\0\x7fA'"), r"Constant(value=b'\x00\x7fA'");
    }
}
