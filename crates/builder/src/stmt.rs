//! Statements.

use pybytecode_syntax::tree::Operator;

use crate::{Argument, Block, Expr, Parameters, Pattern, Span};

/// A statement, and where in the guest's source it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// Its place; otherwise that of the statement before or around it.
    pub span: Option<Span>,
}

impl Drop for Stmt {
    /// Trees may be deeper than the stack has room for.
    fn drop(&mut self) {
        crate::deeper(|| self.kind = StmtKind::Pass);
    }
}

impl From<StmtKind> for Stmt {
    fn from(kind: StmtKind) -> Self {
        Stmt { kind, span: None }
    }
}

impl Stmt {
    /// The same, from there in the guest's source.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}

/// A function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub parameters: Parameters,
    /// What it does; a string alone at its start is its documentation.
    pub body: Block,
    /// What it is wrapped in, the outermost first.
    pub decorators: Vec<Expr>,
    /// The annotation of what it returns.
    pub returns: Option<Expr>,
    /// From 3.12.
    pub type_params: Vec<TypeParam>,
    /// A coroutine, or an asynchronous generator.
    pub is_async: bool,
}

impl Function {
    /// A function without decorators and annotations.
    pub fn new(name: impl Into<String>, parameters: Parameters, body: Block) -> Self {
        Function {
            name: name.into(),
            parameters,
            body,
            decorators: Vec::new(),
            returns: None,
            type_params: Vec::new(),
            is_async: false,
        }
    }
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Base classes, and keyword arguments for the metaclass.
    pub bases: Vec<Argument>,
    /// What its namespace is filled by.
    pub body: Block,
    /// What it is wrapped in, the outermost first.
    pub decorators: Vec<Expr>,
    /// From 3.12.
    pub type_params: Vec<TypeParam>,
}

/// A type parameter, from 3.12.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParam {
    /// Its name.
    pub name: String,
    /// Which kind.
    pub kind: TypeParamKind,
    /// From 3.13: what it is if nothing is given.
    pub default: Option<Expr>,
}

/// The kind of a type parameter.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum TypeParamKind {
    /// With its bound, or a tuple of constraints.
    TypeVar(Option<Expr>),
    ParamSpec,
    TypeVarTuple,
}

/// An `except` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Handler {
    /// What it catches; nothing catches all.
    pub catches: Option<Expr>,
    /// The exception's name within the body.
    pub name: Option<String>,
    /// What it does.
    pub body: Block,
    /// Its place.
    pub span: Option<Span>,
}

/// A `try` statement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Try {
    /// What may raise.
    pub body: Block,
    /// `except` clauses.
    pub handlers: Vec<Handler>,
    /// If nothing was raised.
    pub otherwise: Block,
    /// In any case.
    pub finally: Block,
    /// The clauses are `except*`, from 3.11.
    pub is_star: bool,
}

impl Try {
    /// Of that body.
    pub fn new(body: Block) -> Self {
        Try { body, ..Self::default() }
    }

    /// And `except catches as name`.
    pub fn except(mut self, catches: Expr, name: Option<&str>, body: Block) -> Self {
        let name = name.map(str::to_owned);
        self.handlers.push(Handler { catches: Some(catches), name, body, span: None });
        self
    }

    /// And `except` of all.
    pub fn except_all(mut self, body: Block) -> Self {
        self.handlers.push(Handler { catches: None, name: None, body, span: None });
        self
    }

    /// And `else`.
    pub fn otherwise(mut self, body: Block) -> Self {
        self.otherwise = body;
        self
    }

    /// And `finally`.
    pub fn finally(mut self, body: Block) -> Self {
        self.finally = body;
        self
    }
}

/// A context manager and what it is stored to.
#[derive(Debug, Clone, PartialEq)]
pub struct WithItem {
    /// The context manager.
    pub manager: Expr,
    /// `as target`
    pub target: Option<Expr>,
}

/// A module or name that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// What is imported.
    pub name: String,
    /// Under which other name.
    pub as_name: Option<String>,
}

impl<T: Into<String>> From<T> for Alias {
    fn from(name: T) -> Self {
        Alias { name: name.into(), as_name: None }
    }
}

/// A case of `match`.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What the subject is held against.
    pub pattern: Pattern,
    /// What must be true besides.
    pub guard: Option<Expr>,
    /// What is done.
    pub body: Block,
}

/// What a statement is: the node of CPython's tree of that name.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum StmtKind {
    Expr(Expr),
    Assign { targets: Vec<Expr>, value: Expr },
    AugAssign { target: Expr, operator: Operator, value: Expr },
    AnnAssign { target: Expr, annotation: Expr, value: Option<Expr> },
    Delete(Vec<Expr>),
    Return(Option<Expr>),
    Raise { exception: Option<Expr>, cause: Option<Expr> },
    Assert { test: Expr, message: Option<Expr> },
    If { test: Expr, then: Block, otherwise: Block },
    While { test: Expr, body: Block, otherwise: Block },
    For { target: Expr, iterable: Expr, body: Block, otherwise: Block, is_async: bool },
    With { items: Vec<WithItem>, body: Block, is_async: bool },
    Try(Try),
    Match { subject: Expr, cases: Vec<Case> },
    Function(Box<Function>),
    Class(Box<Class>),
    TypeAlias { name: String, type_params: Vec<TypeParam>, value: Expr },
    Import { modules: Vec<Alias>, is_lazy: bool },
    ImportFrom { module: Option<String>, names: Vec<Alias>, level: u32, is_lazy: bool },
    Global(Vec<String>),
    Nonlocal(Vec<String>),
    Pass,
    Break,
    Continue,
}
