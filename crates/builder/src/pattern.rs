//! Patterns of `match`, from 3.10 on.

use crate::{Constant, Expr, Span};

/// A pattern, and where in the guest's source it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Its place.
    pub span: Option<Span>,
}

impl Drop for Pattern {
    /// Trees may be deeper than the stack has room for.
    fn drop(&mut self) {
        crate::deeper(|| self.kind = PatternKind::Sequence(Vec::new()));
    }
}

/// What a pattern is: the node of CPython's tree of that name.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PatternKind {
    /// Equal to a value: a constant or an attribute.
    Value(Expr),
    /// `None`, `True` or `False` itself.
    Singleton(Constant),
    Sequence(Vec<Pattern>),
    /// In a sequence, what is left.
    Star(Option<String>),
    Mapping {
        items: Vec<(Expr, Pattern)>,
        rest: Option<String>,
    },
    Class {
        class: Expr,
        positional: Vec<Pattern>,
        keywords: Vec<(String, Pattern)>,
    },
    /// A name for what matches; without a pattern it matches anything, without a name too it is `_`.
    As {
        pattern: Option<Box<Pattern>>,
        name: Option<String>,
    },
    Or(Vec<Pattern>),
}

impl From<PatternKind> for Pattern {
    fn from(kind: PatternKind) -> Self {
        Pattern { kind, span: None }
    }
}

impl Pattern {
    /// The same, from there in the guest's source.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Anything.
    pub fn any() -> Self {
        PatternKind::As { pattern: None, name: None }.into()
    }

    /// Anything, under that name.
    pub fn bind(name: impl Into<String>) -> Self {
        PatternKind::As { pattern: None, name: Some(name.into()) }.into()
    }

    /// Equal to a value.
    pub fn value(value: Expr) -> Self {
        PatternKind::Value(value).into()
    }
}
