//! Parameters of functions.

use crate::{Expr, Span};

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// The value when none is given.
    pub default: Option<Expr>,
    /// Its annotation.
    pub annotation: Option<Expr>,
    /// Its place.
    pub span: Option<Span>,
}

impl Parameter {
    /// A parameter that must be given.
    pub fn new(name: impl Into<String>) -> Self {
        Parameter { name: name.into(), default: None, annotation: None, span: None }
    }

    /// With a default value.
    pub fn or(mut self, default: Expr) -> Self {
        self.default = Some(default);
        self
    }
}

impl<T: Into<String>> From<T> for Parameter {
    fn from(name: T) -> Self {
        Parameter::new(name)
    }
}

/// The parameters of a function.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// Those before `/`.
    pub positional_only: Vec<Parameter>,
    /// Those that can be given by position and by name.
    pub positional: Vec<Parameter>,
    /// The one after `*`.
    pub star: Option<Parameter>,
    /// Those that can be given by name only.
    pub keyword_only: Vec<Parameter>,
    /// The one after `**`.
    pub double_star: Option<Parameter>,
}

impl Parameters {
    /// Parameters that can be given by position and by name.
    pub fn new<P: Into<Parameter>>(parameters: impl IntoIterator<Item = P>) -> Self {
        Parameters { positional: parameters.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// No parameters.
    pub fn none() -> Self {
        Self::default()
    }

    /// And `*name`.
    pub fn star(mut self, name: impl Into<Parameter>) -> Self {
        self.star = Some(name.into());
        self
    }

    /// And one that can be given by name only.
    pub fn keyword(mut self, parameter: impl Into<Parameter>) -> Self {
        self.keyword_only.push(parameter.into());
        self
    }

    /// And `**name`.
    pub fn double_star(mut self, name: impl Into<Parameter>) -> Self {
        self.double_star = Some(name.into());
        self
    }
}
