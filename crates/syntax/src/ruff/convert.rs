//! From ruff's tree to ours: what all kinds of nodes share.

use bumpalo::Bump;
use pybytecode_opcode::Target;
use ruff_python_ast as ast;
use ruff_text_size::TextRange;

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::{Interner, Name};
use crate::range::{NodeId, Range};
use crate::tree::{Expr, Stmt};

/// How many nodes may be inside each other.
pub(super) const MAX_DEPTH: u32 = 100_000;

/// Every how many levels the stack is looked at; a power of two.
const CHECK_EVERY: u32 = 32;

/// What so many levels need at most, with room to spare in builds without optimisation.
const RED_ZONE: usize = 256 * 1024;

/// By how much the stack grows.
const SEGMENT: usize = 4 * 1024 * 1024;

/// A conversion under way.
///
/// Conversions return nodes and not results: the first error is kept in `error`, where the
/// caller looks for it in the end.
pub(super) struct Converter<'a> {
    pub(super) bump: &'a Bump,
    pub(super) source: &'a str,
    pub(super) target: &'static Target,
    pub(super) names: Interner<'a>,
    pub(super) error: Option<SyntaxError>,
    node_count: u32,
    depth: u32,
    most: u32,
    /// Parts of the strings being put together, those of the innermost last.
    pub(super) parts: Vec<Expr<'a>>,
}

pub(super) fn range(range: TextRange) -> Range {
    Range::new(range.start().to_u32(), range.end().to_u32())
}

impl<'a> Converter<'a> {
    pub(super) fn new(bump: &'a Bump, source: &'a str, target: &'static Target) -> Self {
        Converter {
            bump,
            source,
            target,
            names: Interner::new(bump),
            error: None,
            node_count: 0,
            depth: 0,
            most: 0,
            parts: Vec::new(),
        }
    }

    /// How many ids were given out.
    pub(super) fn node_count(&self) -> u32 {
        self.node_count
    }

    /// How many nodes are inside each other where they are deepest.
    pub(super) fn most(&self) -> u32 {
        self.most
    }

    pub(super) fn next_id(&mut self) -> NodeId {
        self.node_count += 1;
        NodeId(self.node_count - 1)
    }

    pub(super) fn name(&mut self, identifier: &ast::Identifier) -> Name {
        self.names.intern(identifier.id.as_str())
    }

    pub(super) fn byte(&self, at: u32) -> Option<u8> {
        self.source.as_bytes().get(at as usize).copied()
    }

    /// Keeps the first error.
    #[cold]
    pub(super) fn fail(&mut self, message: impl Into<String>, range: Range) {
        self.error.get_or_insert_with(|| SyntaxError::new(message, range));
    }

    /// Runs `visit` one level deeper, on a stack that is large enough.
    #[inline]
    pub(super) fn deeper<T>(&mut self, visit: impl FnOnce(&mut Self) -> T, refused: impl FnOnce() -> T) -> T {
        self.depth += 1;
        let result = if !self.depth.is_multiple_of(CHECK_EVERY) {
            visit(self)
        } else if self.depth < MAX_DEPTH {
            self.most = self.most.max(self.depth);
            stacker::maybe_grow(RED_ZONE, SEGMENT, || visit(self))
        } else {
            self.too_deep();
            refused()
        };
        self.depth -= 1;
        result
    }

    /// Notes that so many nodes will be inside each other below here.
    pub(super) fn nested(&mut self, levels: u32) {
        self.most = self.most.max(self.depth.saturating_add(levels));
        if self.most > MAX_DEPTH {
            self.too_deep();
        }
    }

    #[cold]
    fn too_deep(&mut self) {
        self.most = MAX_DEPTH;
        self.error.get_or_insert_with(|| SyntaxError {
            kind: SyntaxErrorKind::RecursionError,
            message: "maximum recursion depth exceeded during compilation".to_owned(),
            range: None,
        });
    }

    /// A list of nodes, each converted.
    #[inline]
    pub(super) fn list<T, U>(
        &mut self,
        items: &[T],
        mut convert: impl FnMut(&mut Self, &T) -> U,
    ) -> &'a mut [U] {
        if items.is_empty() {
            return &mut [];
        }
        self.bump.alloc_slice_fill_with(items.len(), |at| convert(self, &items[at]))
    }

    pub(super) fn exprs(&mut self, items: &[ast::Expr]) -> &'a mut [Expr<'a>] {
        self.list(items, Self::expr)
    }

    pub(super) fn stmts(&mut self, items: &[ast::Stmt]) -> &'a mut [Stmt<'a>] {
        self.list(items, Self::stmt)
    }

    #[inline]
    pub(super) fn boxed(&mut self, expr: &ast::Expr) -> &'a mut Expr<'a> {
        let expr = self.expr(expr);
        self.bump.alloc(expr)
    }

    #[inline]
    pub(super) fn boxed_if(&mut self, expr: Option<&ast::Expr>) -> Option<&'a mut Expr<'a>> {
        expr.map(|expr| self.boxed(expr))
    }

    /// Where the first byte is, from `at` on, that is neither space nor comment nor in `also`.
    pub(super) fn skip_trivia(&self, at: u32, also: &[u8]) -> u32 {
        let bytes = self.source.as_bytes();
        let mut at = at as usize;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\\' => at += 1,
                b'#' => at += memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at),
                other if also.contains(other) => at += 1,
                _ => break,
            }
        }
        at as u32
    }
}
