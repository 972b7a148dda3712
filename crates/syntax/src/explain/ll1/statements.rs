//! Statements, as the tree is made of what the automata took.
//!
//! CPython: `ast_for_stmt` and what it calls in `Python/ast.c`.

use super::expressions::Expr;
use super::tree::{Node, NodeId, Nodes};
use super::{Checked, Text};
use crate::error::{Step, SyntaxError};
use crate::lexer::Kind;
use crate::range::Range;

/// Looks for what is refused.
pub(super) struct Checker<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) nodes: &'t Nodes,
}

/// What is left of the stack where more is asked for, and how much that is.
pub(super) const STACK: (usize, usize) = (128 * 1024, 4 * 1024 * 1024);

/// What a target is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Store,
    Del,
}

impl<'t> Checker<'t, '_> {
    pub(super) fn node(&self, node: NodeId) -> &'t Node {
        self.nodes.get(node)
    }

    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.nodes.kind(node)
    }

    pub(super) fn source(&self, node: NodeId) -> &'t str {
        let Range { start, end } = self.node(node).range;
        self.text.source.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A refusal of a node (`ast_error`).
    pub(super) fn refuse<T>(&self, node: NodeId, message: impl Into<String>) -> Checked<T> {
        let error = SyntaxError { step: Step::Compiler, ..SyntaxError::new(message, self.node(node).range) };
        Err(Box::new(error))
    }

    /// A name that may not be bound (`forbidden_name`).
    pub(super) fn forbidden(&self, name: &str, node: NodeId) -> Checked {
        match name {
            "__debug__" => self.refuse(node, format!("cannot assign to {name}")),
            _ => Ok(()),
        }
    }

    /// The same of a token.
    pub(super) fn forbidden_token(&self, name: NodeId, node: NodeId) -> Checked {
        self.forbidden(self.source(name), node)
    }

    /// A target (`set_context`).
    pub(super) fn target(&self, target: &Expr, context: Context, node: NodeId) -> Checked {
        match target {
            Expr::Name(name) | Expr::Attribute(name) if context == Context::Store => {
                self.forbidden(name, node)
            }
            Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript => Ok(()),
            Expr::Starred(value) => self.target(value, context, node),
            Expr::List(items) | Expr::Tuple(items) => {
                items.iter().try_for_each(|item| self.target(item, context, node))
            }
            Expr::Other(name) => {
                let verb = if context == Context::Store { "assign to" } else { "delete" };
                self.refuse(node, format!("cannot {verb} {name}"))
            }
        }
    }

    /// Targets beside each other (`ast_for_exprlist`).
    pub(super) fn targets(&self, list: NodeId, context: Context) -> Checked {
        let parts: &[NodeId] = match self.nodes.name(list) {
            "exprlist" => &self.node(list).parts,
            _ => &[list],
        };
        for part in parts.iter().step_by(2) {
            let target = self.expr(*part)?;
            self.target(&target, context, *part)?;
        }
        Ok(())
    }

    /// Statements in it, and the expressions in them.
    pub(super) fn statement(&self, node: NodeId) -> Checked {
        stacker::maybe_grow(STACK.0, STACK.1, || self.statement_inside(node))
    }

    fn all(&self, parts: &[NodeId]) -> Checked {
        parts.iter().try_for_each(|part| self.statement(*part))
    }

    fn statement_inside(&self, node: NodeId) -> Checked {
        let Node { rule, parts, kind, .. } = self.node(node);
        match (*rule, &**parts) {
            ("", _) => match kind {
                Kind::Name | Kind::String | Kind::Int | Kind::Float | Kind::Imaginary => {
                    self.expr(node).map(|_| ())
                }
                _ => Ok(()),
            },
            (
                "file_input" | "simple_stmt" | "suite" | "if_stmt" | "while_stmt" | "try_stmt" | "with_stmt"
                | "raise_stmt" | "return_stmt" | "assert_stmt" | "decorated" | "decorators" | "async_stmt"
                | "async_funcdef",
                parts,
            ) => self.all(parts),
            ("global_stmt" | "nonlocal_stmt" | "dotted_name", _) => Ok(()),
            ("expr_stmt", parts) => self.expression_statement(node, parts),
            ("del_stmt", [_, list]) => self.targets(*list, Context::Del),
            ("for_stmt", [_, target, _, rest @ ..]) => {
                self.targets(*target, Context::Store)?;
                self.all(rest)
            }
            ("with_item", [value, _, target]) => {
                self.expr(*value)?;
                let target = self.expr(*target)?;
                self.target(&target, Context::Store, node)
            }
            ("except_clause", [_, class, rest @ ..]) => {
                self.expr(*class)?;
                rest.get(1).map_or(Ok(()), |name| self.forbidden_token(*name, *name))
            }
            ("funcdef", [_, name, rest @ ..]) => {
                self.forbidden_token(*name, *name)?;
                self.all(rest)
            }
            ("parameters", parts) => parts.iter().try_for_each(|part| self.parameters(*part)),
            ("classdef", parts) => self.class(parts),
            ("decorator", parts) => self.decorator(node, parts),
            ("import_name", [_, names]) => self.imported(*names),
            ("import_from", parts) => self.import_from(parts),
            _ => self.expr(node).map(|_| ()),
        }
    }

    fn class(&self, parts: &[NodeId]) -> Checked {
        let [_, name, _, fourth, ..] = parts else { return Ok(()) };
        if self.nodes.name(*fourth) == "arglist" {
            self.arguments(*fourth, false)?;
        }
        let body = parts.last().copied().unwrap_or(*fourth);
        if parts.len() == 4 {
            self.statement(body)?;
            return self.forbidden_token(*name, *fourth);
        }
        if parts.len() == 6 {
            self.statement(body)?;
            return self.forbidden_token(*name, *fourth);
        }
        self.forbidden_token(*name, *name)?;
        self.statement(body)
    }

    fn decorator(&self, node: NodeId, parts: &[NodeId]) -> Checked {
        let arguments = parts.iter().find(|part| self.nodes.name(**part) == "arglist");
        let _ = node;
        arguments.map_or(Ok(()), |arguments| self.arguments(*arguments, true))
    }

    fn expression_statement(&self, node: NodeId, parts: &[NodeId]) -> Checked {
        let [target, second, ..] = parts else { return Ok(()) };
        if self.nodes.name(*second) == "annassign" {
            return self.annotated(node, *target, *second);
        }
        if self.kind(*second) != Kind::Equal {
            let value = self.expr(*target)?;
            self.target(&value, Context::Store, *target)?;
            if !matches!(value, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript) {
                return self.refuse(*target, "illegal expression for augmented assignment");
            }
            return parts.get(2).map_or(Ok(()), |value| self.expr(*value).map(|_| ()));
        }
        let Some((last, targets)) = parts.split_last() else { return Ok(()) };
        for target in targets.iter().step_by(2) {
            if self.is_yield(*target) {
                return self.refuse(*target, "assignment to yield expression not possible");
            }
            let value = self.expr(*target)?;
            self.target(&value, Context::Store, *target)?;
        }
        self.expr(*last).map(|_| ())
    }

    /// `yield` without parentheses.
    fn is_yield(&self, node: NodeId) -> bool {
        self.nodes.name(node) == "yield_expr" || self.kind(node) == Kind::Yield
    }

    fn annotated(&self, node: NodeId, target: NodeId, annotation: NodeId) -> Checked {
        let refusal = match self.expr(target)? {
            Expr::Name(name) | Expr::Attribute(name) => {
                self.forbidden(&name, node)?;
                None
            }
            Expr::Subscript => None,
            Expr::List(_) => Some("only single target (not list) can be annotated"),
            Expr::Tuple(_) => Some("only single target (not tuple) can be annotated"),
            _ => Some("illegal target for annotation"),
        };
        if let Some(message) = refusal {
            return self.refuse(target, message);
        }
        self.all(&self.node(annotation).parts)
    }

    /// The names that `import` binds (`alias_for_import_name`).
    fn imported(&self, names: NodeId) -> Checked {
        let Node { rule, parts, .. } = self.node(names);
        match (*rule, &**parts) {
            ("dotted_as_names" | "import_as_names", parts) => {
                parts.iter().step_by(2).try_for_each(|part| self.imported(*part))
            }
            ("dotted_as_name" | "import_as_name", [_, _, name]) => self.forbidden_token(*name, *name),
            ("", _) if self.kind(names) == Kind::Name => self.forbidden_token(names, names),
            _ => Ok(()),
        }
    }

    fn import_from(&self, parts: &[NodeId]) -> Checked {
        let Some(at) = parts.iter().position(|part| self.kind(*part) == Kind::Import) else { return Ok(()) };
        let Some(first) = parts.get(at + 1) else { return Ok(()) };
        match self.kind(*first) {
            Kind::Star => Ok(()),
            Kind::LeftParenthesis => parts.get(at + 2).map_or(Ok(()), |names| self.imported(*names)),
            _ => {
                let names = self.node(*first);
                if names.rule == "import_as_names" && names.parts.len().is_multiple_of(2) {
                    let message = "trailing comma not allowed without surrounding parentheses";
                    return self.refuse(*first, message);
                }
                self.imported(*first)
            }
        }
    }
}
