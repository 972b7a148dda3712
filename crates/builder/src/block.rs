//! Statements one after the other: what a code generator calls.

use pybytecode_syntax::tree::Operator;

use crate::{Alias, Argument, Case, Class, Expr, Function, Parameters, Span, Stmt, StmtKind, Try, WithItem};

/// A list of statements, with a method for each kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// The statements.
    pub statements: Vec<Stmt>,
    /// Where the statements that come next come from.
    span: Option<Span>,
}

impl Block {
    /// An empty block.
    pub fn new() -> Self {
        Self::default()
    }

    /// A block that a function fills.
    pub fn build(fill: impl FnOnce(&mut Block)) -> Self {
        let mut block = Block::new();
        fill(&mut block);
        block
    }

    /// Whether it has no statements.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The statements that come next come from there in the guest's source.
    pub fn at(&mut self, span: Span) -> &mut Self {
        self.span = Some(span);
        self
    }

    /// Appends a statement.
    pub fn push(&mut self, stmt: impl Into<Stmt>) -> &mut Self {
        let mut stmt = stmt.into();
        stmt.span = stmt.span.or(self.span);
        self.statements.push(stmt);
        self
    }

    /// An expression whose value is dropped.
    pub fn expr(&mut self, value: Expr) -> &mut Self {
        self.push(StmtKind::Expr(value))
    }

    /// `name = value`
    pub fn set(&mut self, name: impl Into<String>, value: Expr) -> &mut Self {
        self.assign(Expr::name(name), value)
    }

    /// `target = value`
    pub fn assign(&mut self, target: Expr, value: Expr) -> &mut Self {
        self.push(StmtKind::Assign { targets: vec![target], value })
    }

    /// `target OPERATOR= value`
    pub fn aug_assign(&mut self, target: Expr, operator: Operator, value: Expr) -> &mut Self {
        self.push(StmtKind::AugAssign { target, operator, value })
    }

    /// `del target`
    pub fn delete(&mut self, target: Expr) -> &mut Self {
        self.push(StmtKind::Delete(vec![target]))
    }

    /// `return value`
    pub fn return_(&mut self, value: Option<Expr>) -> &mut Self {
        self.push(StmtKind::Return(value))
    }

    /// `raise exception`
    pub fn raise(&mut self, exception: Expr) -> &mut Self {
        self.push(StmtKind::Raise { exception: Some(exception), cause: None })
    }

    /// Raises what is being handled again.
    pub fn reraise(&mut self) -> &mut Self {
        self.push(StmtKind::Raise { exception: None, cause: None })
    }

    /// `assert test, message`
    pub fn assert(&mut self, test: Expr, message: Option<Expr>) -> &mut Self {
        self.push(StmtKind::Assert { test, message })
    }

    /// `if test: then` and, unless it is empty, `else: otherwise`
    pub fn if_(&mut self, test: Expr, then: Block, otherwise: Block) -> &mut Self {
        self.push(StmtKind::If { test, then, otherwise })
    }

    /// `while test: body`
    pub fn while_(&mut self, test: Expr, body: Block) -> &mut Self {
        self.push(StmtKind::While { test, body, otherwise: Block::new() })
    }

    /// `for target in iterable: body`
    pub fn for_(&mut self, target: Expr, iterable: Expr, body: Block) -> &mut Self {
        self.push(StmtKind::For { target, iterable, body, otherwise: Block::new(), is_async: false })
    }

    /// `async for target in iterable: body`
    pub fn async_for(&mut self, target: Expr, iterable: Expr, body: Block) -> &mut Self {
        self.push(StmtKind::For { target, iterable, body, otherwise: Block::new(), is_async: true })
    }

    /// `with manager as target: body`
    pub fn with(&mut self, manager: Expr, target: Option<Expr>, body: Block) -> &mut Self {
        self.push(StmtKind::With { items: vec![WithItem { manager, target }], body, is_async: false })
    }

    /// `async with manager as target: body`
    pub fn async_with(&mut self, manager: Expr, target: Option<Expr>, body: Block) -> &mut Self {
        self.push(StmtKind::With { items: vec![WithItem { manager, target }], body, is_async: true })
    }

    /// `try: ...`
    pub fn try_(&mut self, stmt: Try) -> &mut Self {
        self.push(StmtKind::Try(stmt))
    }

    /// `match subject: cases`, from 3.10.
    pub fn match_(&mut self, subject: Expr, cases: Vec<Case>) -> &mut Self {
        self.push(StmtKind::Match { subject, cases })
    }

    /// `def name(parameters): body`
    pub fn function(&mut self, name: impl Into<String>, parameters: Parameters, body: Block) -> &mut Self {
        self.define(Function::new(name, parameters, body))
    }

    /// `async def name(parameters): body`
    pub fn async_function(
        &mut self,
        name: impl Into<String>,
        parameters: Parameters,
        body: Block,
    ) -> &mut Self {
        self.define(Function { is_async: true, ..Function::new(name, parameters, body) })
    }

    /// A function with all that one can have.
    pub fn define(&mut self, function: Function) -> &mut Self {
        self.push(StmtKind::Function(Box::new(function)))
    }

    /// `class name(bases): body`
    pub fn class<A: Into<Argument>>(
        &mut self,
        name: impl Into<String>,
        bases: impl IntoIterator<Item = A>,
        body: Block,
    ) -> &mut Self {
        let bases = bases.into_iter().map(Into::into).collect();
        let class = Class { name: name.into(), bases, body, decorators: Vec::new(), type_params: Vec::new() };
        self.push(StmtKind::Class(Box::new(class)))
    }

    /// `import module`
    pub fn import(&mut self, module: impl Into<Alias>) -> &mut Self {
        self.push(StmtKind::Import { modules: vec![module.into()], is_lazy: false })
    }

    /// `from module import names`
    pub fn import_from<A: Into<Alias>>(
        &mut self,
        module: impl Into<String>,
        names: impl IntoIterator<Item = A>,
    ) -> &mut Self {
        let names = names.into_iter().map(Into::into).collect();
        self.push(StmtKind::ImportFrom { module: Some(module.into()), names, level: 0, is_lazy: false })
    }

    /// `global name`
    pub fn global(&mut self, name: impl Into<String>) -> &mut Self {
        self.push(StmtKind::Global(vec![name.into()]))
    }

    /// `nonlocal name`
    pub fn nonlocal(&mut self, name: impl Into<String>) -> &mut Self {
        self.push(StmtKind::Nonlocal(vec![name.into()]))
    }

    /// `pass`
    pub fn pass(&mut self) -> &mut Self {
        self.push(StmtKind::Pass)
    }

    /// `break`
    pub fn break_(&mut self) -> &mut Self {
        self.push(StmtKind::Break)
    }

    /// `continue`
    pub fn continue_(&mut self) -> &mut Self {
        self.push(StmtKind::Continue)
    }
}
