//! Expressions.

use std::ops;

use pybytecode_syntax::tree::{BoolOp, CmpOp, Operator, UnaryOp};

use crate::{Parameters, Span};

/// An expression, and where in the guest's source it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: Box<ExprKind>,
    /// Its place; otherwise that of what it stands in.
    pub span: Option<Span>,
}

impl Drop for Expr {
    /// Trees may be deeper than the stack has room for.
    fn drop(&mut self) {
        crate::deeper(|| *self.kind = ExprKind::Constant(Constant::None));
    }
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    /// Of any size: 32-bit digits, least significant first.
    BigInt {
        negative: bool,
        digits: Vec<u32>,
    },
    Float(f64),
    Complex {
        real: f64,
        imag: f64,
    },
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
}

impl Drop for Constant {
    fn drop(&mut self) {
        if let Constant::Tuple(items) = self {
            crate::deeper(|| items.clear());
        }
    }
}

/// An argument of a call, or a base class.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Argument {
    Positional(Expr),
    Keyword(String, Expr),
    /// `*iterable`
    Star(Expr),
    /// `**mapping`
    DoubleStar(Expr),
}

impl From<Expr> for Argument {
    fn from(expr: Expr) -> Self {
        Argument::Positional(expr)
    }
}

/// A part of a formatted string.
#[derive(Debug, Clone, PartialEq)]
pub enum Joined {
    /// Text as it is.
    Text(String),
    /// A value, converted and formatted.
    Value {
        /// What is formatted.
        value: Expr,
        /// What it is converted with first.
        conversion: Option<Conversion>,
        /// The format specification, which can have values itself.
        spec: Vec<Joined>,
    },
}

/// What a value is converted with before it is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

/// A `for` of a comprehension, with its conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// What each item is stored to.
    pub target: Expr,
    /// What the items come from.
    pub iterable: Expr,
    /// All must be true.
    pub conditions: Vec<Expr>,
    /// `async for`
    pub is_async: bool,
}

impl Clause {
    /// `for target in iterable`
    pub fn new(target: Expr, iterable: Expr) -> Self {
        Clause { target, iterable, conditions: Vec::new(), is_async: false }
    }

    /// And `if condition`.
    pub fn when(mut self, condition: Expr) -> Self {
        self.conditions.push(condition);
        self
    }
}

/// What an expression is: the node of CPython's tree of that name, contexts left out.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum ExprKind {
    Constant(Constant),
    Name(String),
    Attribute {
        value: Expr,
        name: String,
    },
    Subscript {
        value: Expr,
        index: Expr,
    },
    /// As an index, or in a tuple that is one.
    Slice {
        lower: Option<Expr>,
        upper: Option<Expr>,
        step: Option<Expr>,
    },
    Call {
        function: Expr,
        arguments: Vec<Argument>,
    },
    Unary {
        operator: UnaryOp,
        operand: Expr,
    },
    Binary {
        left: Expr,
        operator: Operator,
        right: Expr,
    },
    Bool {
        operator: BoolOp,
        values: Vec<Expr>,
    },
    /// A chain: `left < a <= b`.
    Compare {
        left: Expr,
        rest: Vec<(CmpOp, Expr)>,
    },
    If {
        test: Expr,
        then: Expr,
        otherwise: Expr,
    },
    Lambda {
        parameters: Parameters,
        body: Expr,
    },
    List(Vec<Expr>),
    Tuple(Vec<Expr>),
    Set(Vec<Expr>),
    /// Without a key: what a mapping has (`**mapping`).
    Dict(Vec<(Option<Expr>, Expr)>),
    ListOf {
        item: Expr,
        clauses: Vec<Clause>,
    },
    SetOf {
        item: Expr,
        clauses: Vec<Clause>,
    },
    DictOf {
        key: Expr,
        value: Expr,
        clauses: Vec<Clause>,
    },
    Generator {
        item: Expr,
        clauses: Vec<Clause>,
    },
    Await(Expr),
    Yield(Option<Expr>),
    YieldFrom(Expr),
    /// `name := value`
    Named {
        name: String,
        value: Expr,
    },
    /// `f"..."`
    Joined(Vec<Joined>),
    /// A template string, from 3.14 on: its values and what stands between them are kept apart.
    Template(Vec<Joined>),
    /// `*iterable`, in a display, a call or a target.
    Starred(Expr),
}

impl From<ExprKind> for Expr {
    fn from(kind: ExprKind) -> Self {
        Expr { kind: Box::new(kind), span: None }
    }
}

impl From<Constant> for Expr {
    fn from(constant: Constant) -> Self {
        ExprKind::Constant(constant).into()
    }
}

impl Expr {
    /// The same, from there in the guest's source.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// `None`
    pub fn none() -> Self {
        Constant::None.into()
    }

    /// `True` or `False`
    pub fn bool(value: bool) -> Self {
        Constant::Bool(value).into()
    }

    /// An integer.
    pub fn int(value: i64) -> Self {
        Constant::Int(value).into()
    }

    /// A float.
    pub fn float(value: f64) -> Self {
        Constant::Float(value).into()
    }

    /// A string.
    pub fn str(value: impl Into<String>) -> Self {
        Constant::Str(value.into()).into()
    }

    /// Bytes.
    pub fn bytes(value: impl Into<Vec<u8>>) -> Self {
        Constant::Bytes(value.into()).into()
    }

    /// A variable; which kind of variable it is follows from the scopes.
    pub fn name(name: impl Into<String>) -> Self {
        ExprKind::Name(name.into()).into()
    }

    /// An attribute.
    pub fn attr(self, name: impl Into<String>) -> Self {
        ExprKind::Attribute { value: self, name: name.into() }.into()
    }

    /// An item.
    pub fn item(self, index: Expr) -> Self {
        ExprKind::Subscript { value: self, index }.into()
    }

    /// A slice.
    pub fn slice(self, lower: Option<Expr>, upper: Option<Expr>) -> Self {
        self.item(ExprKind::Slice { lower, upper, step: None }.into())
    }

    /// A call; expressions are positional arguments.
    pub fn call<A: Into<Argument>>(self, arguments: impl IntoIterator<Item = A>) -> Self {
        let arguments = arguments.into_iter().map(Into::into).collect();
        ExprKind::Call { function: self, arguments }.into()
    }

    /// A call of a method.
    pub fn method<A: Into<Argument>>(
        self,
        name: impl Into<String>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        self.attr(name).call(arguments)
    }

    /// A call without arguments.
    pub fn call0(self) -> Self {
        self.call(Vec::<Argument>::new())
    }

    /// `left OPERATOR right`
    pub fn binary(left: Expr, operator: Operator, right: Expr) -> Self {
        ExprKind::Binary { left, operator, right }.into()
    }

    /// `OPERATOR operand`
    pub fn unary(operator: UnaryOp, operand: Expr) -> Self {
        ExprKind::Unary { operator, operand }.into()
    }

    /// A comparison.
    pub fn compare(left: Expr, operator: CmpOp, right: Expr) -> Self {
        ExprKind::Compare { left, rest: vec![(operator, right)] }.into()
    }

    /// `self == other`
    pub fn equals(self, other: Expr) -> Self {
        Self::compare(self, CmpOp::Eq, other)
    }

    /// `self < other`
    pub fn less(self, other: Expr) -> Self {
        Self::compare(self, CmpOp::Lt, other)
    }

    /// `self is other`
    pub fn is(self, other: Expr) -> Self {
        Self::compare(self, CmpOp::Is, other)
    }

    /// `self and other`
    pub fn and(self, other: Expr) -> Self {
        ExprKind::Bool { operator: BoolOp::And, values: vec![self, other] }.into()
    }

    /// `self or other`
    pub fn or(self, other: Expr) -> Self {
        ExprKind::Bool { operator: BoolOp::Or, values: vec![self, other] }.into()
    }

    /// `then if self else otherwise`
    pub fn then(self, then: Expr, otherwise: Expr) -> Self {
        ExprKind::If { test: self, then, otherwise }.into()
    }

    /// A function of one expression.
    pub fn lambda(parameters: Parameters, body: Expr) -> Self {
        ExprKind::Lambda { parameters, body }.into()
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Expr>) -> Self {
        ExprKind::List(items.into_iter().collect()).into()
    }

    /// A tuple.
    pub fn tuple(items: impl IntoIterator<Item = Expr>) -> Self {
        ExprKind::Tuple(items.into_iter().collect()).into()
    }

    /// A set.
    pub fn set(items: impl IntoIterator<Item = Expr>) -> Self {
        ExprKind::Set(items.into_iter().collect()).into()
    }

    /// A dict.
    pub fn dict(items: impl IntoIterator<Item = (Expr, Expr)>) -> Self {
        ExprKind::Dict(items.into_iter().map(|(key, value)| (Some(key), value)).collect()).into()
    }

    /// `*self`
    pub fn star(self) -> Self {
        ExprKind::Starred(self).into()
    }

    /// `await self`
    pub fn await_(self) -> Self {
        ExprKind::Await(self).into()
    }

    /// `yield value`
    pub fn yield_(value: Option<Expr>) -> Self {
        ExprKind::Yield(value).into()
    }

    /// `yield from self`
    pub fn yield_from(self) -> Self {
        ExprKind::YieldFrom(self).into()
    }

    /// A formatted string.
    pub fn format(parts: impl IntoIterator<Item = Joined>) -> Self {
        ExprKind::Joined(parts.into_iter().collect()).into()
    }

    /// A template string, from 3.14 on (PEP 750). What each value is called in it is its text in the guest's source.
    pub fn template(parts: impl IntoIterator<Item = Joined>) -> Self {
        ExprKind::Template(parts.into_iter().collect()).into()
    }
}

macro_rules! operators {
    ($($class:ident $method:ident $operator:ident,)*) => {
        $(impl ops::$class for Expr {
            type Output = Expr;
            fn $method(self, right: Expr) -> Expr {
                Expr::binary(self, Operator::$operator, right)
            }
        })*
    };
}

operators! {
    Add add Add,
    Sub sub Sub,
    Mul mul Mult,
    Div div Div,
    Rem rem Mod,
    BitAnd bitand BitAnd,
    BitOr bitor BitOr,
    BitXor bitxor BitXor,
    Shl shl LShift,
    Shr shr RShift,
}

impl ops::Neg for Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::unary(UnaryOp::USub, self)
    }
}

impl ops::Not for Expr {
    type Output = Expr;
    fn not(self) -> Expr {
        Expr::unary(UnaryOp::Not, self)
    }
}
