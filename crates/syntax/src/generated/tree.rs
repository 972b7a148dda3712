// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.

#![allow(missing_docs)]

use crate::literal::{Literal, Text};
use crate::names::Name;
use crate::range::{NodeId, Range};

#[derive(Debug)]
pub enum Mod<'a> {
    Module(ModModule<'a>),
    Interactive(ModInteractive<'a>),
    Expression(ModExpression<'a>),
}

#[derive(Debug)]
pub struct ModModule<'a> {
    pub body: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct ModInteractive<'a> {
    pub body: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct ModExpression<'a> {
    pub body: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct Stmt<'a> {
    pub range: Range,
    pub kind: StmtKind<'a>,
}

#[derive(Debug)]
pub enum StmtKind<'a> {
    FunctionDef(StmtFunctionDef<'a>),
    AsyncFunctionDef(StmtFunctionDef<'a>),
    ClassDef(StmtClassDef<'a>),
    Return(StmtReturn<'a>),
    Delete(StmtDelete<'a>),
    Assign(StmtAssign<'a>),
    TypeAlias(StmtTypeAlias<'a>),
    AugAssign(StmtAugAssign<'a>),
    AnnAssign(StmtAnnAssign<'a>),
    For(StmtFor<'a>),
    AsyncFor(StmtFor<'a>),
    While(StmtWhile<'a>),
    If(StmtIf<'a>),
    With(StmtWith<'a>),
    AsyncWith(StmtWith<'a>),
    Match(StmtMatch<'a>),
    Raise(StmtRaise<'a>),
    Try(StmtTry<'a>),
    TryStar(StmtTry<'a>),
    Assert(StmtAssert<'a>),
    Import(StmtImport<'a>),
    ImportFrom(StmtImportFrom<'a>),
    Global(StmtGlobal<'a>),
    Nonlocal(StmtNonlocal<'a>),
    Expr(StmtExpr<'a>),
    Pass,
    Break,
    Continue,
}

#[derive(Debug)]
pub struct StmtFunctionDef<'a> {
    pub id: NodeId,
    pub name: Name,
    pub args: &'a mut Arguments<'a>,
    pub body: &'a mut [Stmt<'a>],
    pub decorator_list: &'a mut [Expr<'a>],
    pub returns: Option<&'a mut Expr<'a>>,
    pub type_params: &'a mut [TypeParam<'a>],
}

#[derive(Debug)]
pub struct StmtClassDef<'a> {
    pub id: NodeId,
    pub name: Name,
    pub bases: &'a mut [Expr<'a>],
    pub keywords: &'a mut [Keyword<'a>],
    pub body: &'a mut [Stmt<'a>],
    pub decorator_list: &'a mut [Expr<'a>],
    pub type_params: &'a mut [TypeParam<'a>],
}

#[derive(Debug)]
pub struct StmtReturn<'a> {
    pub value: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct StmtDelete<'a> {
    pub targets: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct StmtAssign<'a> {
    pub targets: &'a mut [Expr<'a>],
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct StmtTypeAlias<'a> {
    pub id: NodeId,
    pub name: &'a mut Expr<'a>,
    pub type_params: &'a mut [TypeParam<'a>],
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct StmtAugAssign<'a> {
    pub target: &'a mut Expr<'a>,
    pub op: Operator,
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct StmtAnnAssign<'a> {
    pub target: &'a mut Expr<'a>,
    pub annotation: &'a mut Expr<'a>,
    pub value: Option<&'a mut Expr<'a>>,
    pub simple: bool,
}

#[derive(Debug)]
pub struct StmtFor<'a> {
    pub target: &'a mut Expr<'a>,
    pub iter: &'a mut Expr<'a>,
    pub body: &'a mut [Stmt<'a>],
    pub orelse: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct StmtWhile<'a> {
    pub test: &'a mut Expr<'a>,
    pub body: &'a mut [Stmt<'a>],
    pub orelse: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct StmtIf<'a> {
    pub test: &'a mut Expr<'a>,
    pub body: &'a mut [Stmt<'a>],
    pub orelse: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct StmtWith<'a> {
    pub items: &'a mut [WithItem<'a>],
    pub body: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct StmtMatch<'a> {
    pub subject: &'a mut Expr<'a>,
    pub cases: &'a mut [MatchCase<'a>],
}

#[derive(Debug)]
pub struct StmtRaise<'a> {
    pub exc: Option<&'a mut Expr<'a>>,
    pub cause: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct StmtTry<'a> {
    pub body: &'a mut [Stmt<'a>],
    pub handlers: &'a mut [ExceptHandler<'a>],
    pub orelse: &'a mut [Stmt<'a>],
    pub finalbody: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct StmtAssert<'a> {
    pub test: &'a mut Expr<'a>,
    pub msg: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct StmtImport<'a> {
    pub names: &'a mut [Alias],
    pub is_lazy: bool,
}

#[derive(Debug)]
pub struct StmtImportFrom<'a> {
    pub module: Option<Name>,
    pub names: &'a mut [Alias],
    pub level: i32,
    pub is_lazy: bool,
}

#[derive(Debug)]
pub struct StmtGlobal<'a> {
    pub names: &'a mut [Name],
}

#[derive(Debug)]
pub struct StmtNonlocal<'a> {
    pub names: &'a mut [Name],
}

#[derive(Debug)]
pub struct StmtExpr<'a> {
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct Expr<'a> {
    pub range: Range,
    pub kind: ExprKind<'a>,
}

#[derive(Debug)]
pub enum ExprKind<'a> {
    BoolOp(ExprBoolOp<'a>),
    NamedExpr(ExprNamedExpr<'a>),
    BinOp(ExprBinOp<'a>),
    UnaryOp(ExprUnaryOp<'a>),
    Lambda(ExprLambda<'a>),
    IfExp(ExprIfExp<'a>),
    Dict(ExprDict<'a>),
    Set(ExprSet<'a>),
    ListComp(ExprListComp<'a>),
    SetComp(ExprListComp<'a>),
    DictComp(ExprDictComp<'a>),
    GeneratorExp(ExprListComp<'a>),
    Await(ExprAwait<'a>),
    Yield(ExprYield<'a>),
    YieldFrom(ExprYieldFrom<'a>),
    Compare(ExprCompare<'a>),
    Call(ExprCall<'a>),
    FormattedValue(ExprFormattedValue<'a>),
    Interpolation(ExprInterpolation<'a>),
    JoinedStr(ExprJoinedStr<'a>),
    TemplateStr(ExprTemplateStr<'a>),
    Constant(ExprConstant<'a>),
    Attribute(ExprAttribute<'a>),
    Subscript(ExprSubscript<'a>),
    Starred(ExprStarred<'a>),
    Name(ExprName),
    List(ExprList<'a>),
    Tuple(ExprList<'a>),
    Slice(ExprSlice<'a>),
}

#[derive(Debug)]
pub struct ExprBoolOp<'a> {
    pub op: BoolOp,
    pub values: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprNamedExpr<'a> {
    pub target: &'a mut Expr<'a>,
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprBinOp<'a> {
    pub left: &'a mut Expr<'a>,
    pub op: Operator,
    pub right: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprUnaryOp<'a> {
    pub op: UnaryOp,
    pub operand: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprLambda<'a> {
    pub id: NodeId,
    pub args: &'a mut Arguments<'a>,
    pub body: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprIfExp<'a> {
    pub test: &'a mut Expr<'a>,
    pub body: &'a mut Expr<'a>,
    pub orelse: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprDict<'a> {
    pub keys: &'a mut [Option<Expr<'a>>],
    pub values: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprSet<'a> {
    pub elts: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprListComp<'a> {
    pub id: NodeId,
    pub elt: &'a mut Expr<'a>,
    pub generators: &'a mut [Comprehension<'a>],
}

#[derive(Debug)]
pub struct ExprDictComp<'a> {
    pub id: NodeId,
    pub key: &'a mut Expr<'a>,
    pub value: Option<&'a mut Expr<'a>>,
    pub generators: &'a mut [Comprehension<'a>],
}

#[derive(Debug)]
pub struct ExprAwait<'a> {
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprYield<'a> {
    pub value: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct ExprYieldFrom<'a> {
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct ExprCompare<'a> {
    pub left: &'a mut Expr<'a>,
    pub ops: &'a mut [CmpOp],
    pub comparators: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprCall<'a> {
    pub func: &'a mut Expr<'a>,
    pub args: &'a mut [Expr<'a>],
    pub keywords: &'a mut [Keyword<'a>],
}

#[derive(Debug)]
pub struct ExprFormattedValue<'a> {
    pub value: &'a mut Expr<'a>,
    pub conversion: i32,
    pub format_spec: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct ExprInterpolation<'a> {
    pub value: &'a mut Expr<'a>,
    pub str: Text<'a>,
    pub conversion: i32,
    pub format_spec: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct ExprJoinedStr<'a> {
    pub values: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprTemplateStr<'a> {
    pub values: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct ExprConstant<'a> {
    pub value: Literal<'a>,
    pub is_u: bool,
}

#[derive(Debug)]
pub struct ExprAttribute<'a> {
    pub value: &'a mut Expr<'a>,
    pub attr: Name,
    pub ctx: ExprContext,
}

#[derive(Debug)]
pub struct ExprSubscript<'a> {
    pub value: &'a mut Expr<'a>,
    pub slice: &'a mut Expr<'a>,
    pub ctx: ExprContext,
}

#[derive(Debug)]
pub struct ExprStarred<'a> {
    pub value: &'a mut Expr<'a>,
    pub ctx: ExprContext,
}

#[derive(Debug)]
pub struct ExprName {
    pub id: Name,
    pub ctx: ExprContext,
}

#[derive(Debug)]
pub struct ExprList<'a> {
    pub elts: &'a mut [Expr<'a>],
    pub ctx: ExprContext,
}

#[derive(Debug)]
pub struct ExprSlice<'a> {
    pub lower: Option<&'a mut Expr<'a>>,
    pub upper: Option<&'a mut Expr<'a>>,
    pub step: Option<&'a mut Expr<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

impl ExprContext {
    /// The name in CPython's grammar.
    pub const fn name(self) -> &'static str {
        match self {
            ExprContext::Load => "Load",
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoolOp {
    And,
    Or,
}

impl BoolOp {
    /// The name in CPython's grammar.
    pub const fn name(self) -> &'static str {
        match self {
            BoolOp::And => "And",
            BoolOp::Or => "Or",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

impl Operator {
    /// The name in CPython's grammar.
    pub const fn name(self) -> &'static str {
        match self {
            Operator::Add => "Add",
            Operator::Sub => "Sub",
            Operator::Mult => "Mult",
            Operator::MatMult => "MatMult",
            Operator::Div => "Div",
            Operator::Mod => "Mod",
            Operator::Pow => "Pow",
            Operator::LShift => "LShift",
            Operator::RShift => "RShift",
            Operator::BitOr => "BitOr",
            Operator::BitXor => "BitXor",
            Operator::BitAnd => "BitAnd",
            Operator::FloorDiv => "FloorDiv",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

impl UnaryOp {
    /// The name in CPython's grammar.
    pub const fn name(self) -> &'static str {
        match self {
            UnaryOp::Invert => "Invert",
            UnaryOp::Not => "Not",
            UnaryOp::UAdd => "UAdd",
            UnaryOp::USub => "USub",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

impl CmpOp {
    /// The name in CPython's grammar.
    pub const fn name(self) -> &'static str {
        match self {
            CmpOp::Eq => "Eq",
            CmpOp::NotEq => "NotEq",
            CmpOp::Lt => "Lt",
            CmpOp::LtE => "LtE",
            CmpOp::Gt => "Gt",
            CmpOp::GtE => "GtE",
            CmpOp::Is => "Is",
            CmpOp::IsNot => "IsNot",
            CmpOp::In => "In",
            CmpOp::NotIn => "NotIn",
        }
    }
}

#[derive(Debug)]
pub struct Comprehension<'a> {
    pub target: &'a mut Expr<'a>,
    pub iter: &'a mut Expr<'a>,
    pub ifs: &'a mut [Expr<'a>],
    pub is_async: bool,
}

#[derive(Debug)]
pub struct ExceptHandler<'a> {
    pub range: Range,
    pub r#type: Option<&'a mut Expr<'a>>,
    pub name: Option<Name>,
    pub body: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct Arguments<'a> {
    pub posonlyargs: &'a mut [Arg<'a>],
    pub args: &'a mut [Arg<'a>],
    pub vararg: Option<&'a mut Arg<'a>>,
    pub kwonlyargs: &'a mut [Arg<'a>],
    pub kw_defaults: &'a mut [Option<Expr<'a>>],
    pub kwarg: Option<&'a mut Arg<'a>>,
    pub defaults: &'a mut [Expr<'a>],
}

#[derive(Debug)]
pub struct Arg<'a> {
    pub range: Range,
    pub arg: Name,
    pub annotation: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct Keyword<'a> {
    pub range: Range,
    pub arg: Option<Name>,
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct Alias {
    pub range: Range,
    pub name: Name,
    pub asname: Option<Name>,
}

#[derive(Debug)]
pub struct WithItem<'a> {
    pub context_expr: &'a mut Expr<'a>,
    pub optional_vars: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct MatchCase<'a> {
    pub pattern: &'a mut Pattern<'a>,
    pub guard: Option<&'a mut Expr<'a>>,
    pub body: &'a mut [Stmt<'a>],
}

#[derive(Debug)]
pub struct Pattern<'a> {
    pub range: Range,
    pub kind: PatternKind<'a>,
}

#[derive(Debug)]
pub enum PatternKind<'a> {
    MatchValue(PatternMatchValue<'a>),
    MatchSingleton(PatternMatchSingleton<'a>),
    MatchSequence(PatternMatchSequence<'a>),
    MatchMapping(PatternMatchMapping<'a>),
    MatchClass(PatternMatchClass<'a>),
    MatchStar(PatternMatchStar),
    MatchAs(PatternMatchAs<'a>),
    MatchOr(PatternMatchOr<'a>),
}

#[derive(Debug)]
pub struct PatternMatchValue<'a> {
    pub value: &'a mut Expr<'a>,
}

#[derive(Debug)]
pub struct PatternMatchSingleton<'a> {
    pub value: Literal<'a>,
}

#[derive(Debug)]
pub struct PatternMatchSequence<'a> {
    pub patterns: &'a mut [Pattern<'a>],
}

#[derive(Debug)]
pub struct PatternMatchMapping<'a> {
    pub keys: &'a mut [Expr<'a>],
    pub patterns: &'a mut [Pattern<'a>],
    pub rest: Option<Name>,
}

#[derive(Debug)]
pub struct PatternMatchClass<'a> {
    pub cls: &'a mut Expr<'a>,
    pub patterns: &'a mut [Pattern<'a>],
    pub kwd_attrs: &'a mut [Name],
    pub kwd_patterns: &'a mut [Pattern<'a>],
}

#[derive(Debug)]
pub struct PatternMatchStar {
    pub name: Option<Name>,
}

#[derive(Debug)]
pub struct PatternMatchAs<'a> {
    pub pattern: Option<&'a mut Pattern<'a>>,
    pub name: Option<Name>,
}

#[derive(Debug)]
pub struct PatternMatchOr<'a> {
    pub patterns: &'a mut [Pattern<'a>],
}

#[derive(Debug)]
pub struct TypeParam<'a> {
    pub range: Range,
    pub kind: TypeParamKind<'a>,
}

#[derive(Debug)]
pub enum TypeParamKind<'a> {
    TypeVar(TypeParamTypeVar<'a>),
    ParamSpec(TypeParamParamSpec<'a>),
    TypeVarTuple(TypeParamTypeVarTuple<'a>),
}

#[derive(Debug)]
pub struct TypeParamTypeVar<'a> {
    pub id: NodeId,
    pub name: Name,
    pub bound: Option<&'a mut Expr<'a>>,
    pub default_value: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct TypeParamParamSpec<'a> {
    pub id: NodeId,
    pub name: Name,
    pub default_value: Option<&'a mut Expr<'a>>,
}

#[derive(Debug)]
pub struct TypeParamTypeVarTuple<'a> {
    pub id: NodeId,
    pub name: Name,
    pub default_value: Option<&'a mut Expr<'a>>,
}
