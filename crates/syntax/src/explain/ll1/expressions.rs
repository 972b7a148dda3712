//! Expressions, as the tree is made of what the automata took.
//!
//! CPython: `ast_for_expr` and what it calls in `Python/ast.c`.

use super::Checked;
use super::statements::{Checker, Context, STACK};
use super::tree::{Node, NodeId};
use crate::lexer::Kind;

/// As much of an expression as targets are judged by.
#[derive(Debug)]
pub(super) enum Expr {
    Name(String),
    Attribute(String),
    Subscript,
    Starred(Box<Expr>),
    List(Vec<Expr>),
    Tuple(Vec<Expr>),
    /// What CPython calls it (`get_expr_name`).
    Other(&'static str),
}

impl Expr {
    fn name(&self) -> &'static str {
        match self {
            Expr::Name(_) => "name",
            Expr::Attribute(_) => "attribute",
            Expr::Subscript => "subscript",
            Expr::Starred(_) => "starred",
            Expr::List(_) => "list",
            Expr::Tuple(_) => "tuple",
            Expr::Other(name) => name,
        }
    }
}

impl Checker<'_, '_> {
    pub(super) fn expr(&self, node: NodeId) -> Checked<Expr> {
        stacker::maybe_grow(STACK.0, STACK.1, || self.expr_inside(node))
    }

    /// The operands, their operators left out.
    fn operands(&self, parts: &[NodeId]) -> Checked {
        for part in parts {
            let Node { rule, kind, .. } = self.node(*part);
            let is_operand = match *rule {
                "" => matches!(
                    kind,
                    Kind::Name
                        | Kind::Int
                        | Kind::Float
                        | Kind::Imaginary
                        | Kind::String
                        | Kind::None
                        | Kind::True
                        | Kind::False
                        | Kind::Ellipsis
                ),
                "comp_op" => false,
                _ => true,
            };
            if is_operand {
                self.expr(*part)?;
            }
        }
        Ok(())
    }

    fn expr_inside(&self, node: NodeId) -> Checked<Expr> {
        let Node { rule, kind, parts, .. } = self.node(node);
        Ok(match (*rule, &**parts) {
            ("", _) => match kind {
                Kind::Name => Expr::Name(self.source(node).to_owned()),
                Kind::None => Expr::Other("None"),
                Kind::True => Expr::Other("True"),
                Kind::False => Expr::Other("False"),
                Kind::Ellipsis => Expr::Other("Ellipsis"),
                Kind::String => Expr::Other(self.strings(node, &[node])?),
                Kind::Yield => Expr::Other("yield expression"),
                _ => Expr::Other(self.number(node)?),
            },
            ("testlist_comp" | "testlist_star_expr" | "testlist" | "exprlist", parts) => {
                Expr::Tuple(self.elements(parts)?)
            }
            ("atom", parts) => self.atom(node, parts)?,
            ("atom_expr", parts) => self.trailers(node, parts)?,
            ("star_expr", [_, value]) => Expr::Starred(Box::new(self.expr(*value)?)),
            ("yield_expr", parts) => {
                self.operands(parts)?;
                Expr::Other("yield expression")
            }
            ("namedexpr_test", [target, _, value]) => self.named(node, *target, *value)?,
            ("test", [body, _, test, _, otherwise]) => {
                for part in [test, body, otherwise] {
                    self.expr(*part)?;
                }
                Expr::Other("conditional expression")
            }
            ("lambdef" | "lambdef_nocond", parts) => {
                parts.iter().try_for_each(|part| self.parameters(*part))?;
                self.operands(parts.last().map(std::slice::from_ref).unwrap_or_default())?;
                Expr::Other("lambda")
            }
            ("comparison", parts) => {
                self.operands(parts)?;
                Expr::Other("comparison")
            }
            (_, parts) => {
                self.operands(parts)?;
                Expr::Other("operator")
            }
        })
    }

    fn elements(&self, parts: &[NodeId]) -> Checked<Vec<Expr>> {
        parts.iter().step_by(2).map(|part| self.expr(*part)).collect()
    }

    pub(super) fn named(&self, node: NodeId, target: NodeId, value: NodeId) -> Checked<Expr> {
        let target = self.expr(target)?;
        self.expr(value)?;
        let Expr::Name(_) = target else {
            let message = format!("cannot use assignment expressions with {}", target.name());
            return self.refuse(node, message);
        };
        self.target(&target, Context::Store, node)?;
        Ok(Expr::Other("named expression"))
    }

    fn is_clause(&self, node: NodeId) -> bool {
        matches!(self.nodes.name(node), "comp_for" | "sync_comp_for")
    }

    fn atom(&self, node: NodeId, parts: &[NodeId]) -> Checked<Expr> {
        let [first, inner, ..] = parts else { return Ok(Expr::Other("literal")) };
        if self.kind(*first) == Kind::String {
            return Ok(Expr::Other(self.strings(node, parts)?));
        }
        let inside = self.node(*inner);
        let is_empty = parts.len() == 2;
        let clause = match (inside.rule, &*inside.parts) {
            ("testlist_comp", [element, clause]) if self.is_clause(*clause) => Some((*element, *clause)),
            _ => None,
        };
        match (self.kind(*first), clause) {
            (Kind::LeftParenthesis, _) if is_empty => Ok(Expr::Tuple(Vec::new())),
            (Kind::LeftBracket, _) if is_empty => Ok(Expr::List(Vec::new())),
            (Kind::LeftBrace, _) if is_empty => Ok(Expr::Other("dict display")),
            (Kind::LeftParenthesis, Some((element, clause))) => {
                self.comprehension(element, clause)?;
                Ok(Expr::Other("generator expression"))
            }
            (Kind::LeftBracket, Some((element, clause))) => {
                self.comprehension(element, clause)?;
                Ok(Expr::Other("list comprehension"))
            }
            (Kind::LeftParenthesis, None) => self.expr(*inner),
            (Kind::LeftBracket, None) => Ok(Expr::List(match inside.rule {
                "testlist_comp" => self.elements(&inside.parts)?,
                _ => vec![self.expr(*inner)?],
            })),
            _ => self.braces(node, &inside.parts),
        }
    }

    fn braces(&self, node: NodeId, parts: &[NodeId]) -> Checked<Expr> {
        match parts {
            [] => Ok(Expr::Other("dict display")),
            [element, clause] if self.is_clause(*clause) => {
                self.comprehension(*element, *clause)?;
                Ok(Expr::Other("set comprehension"))
            }
            [_] => {
                self.elements(parts)?;
                Ok(Expr::Other("set display"))
            }
            [_, comma, ..] if self.kind(*comma) == Kind::Comma => {
                self.elements(parts)?;
                Ok(Expr::Other("set display"))
            }
            [_, _, clause] if self.is_clause(*clause) => {
                self.refuse(node, "dict unpacking cannot be used in dict comprehension")
            }
            [key, _, value, clause] if self.is_clause(*clause) => {
                self.expr(*key)?;
                self.expr(*value)?;
                self.clauses(*clause)?;
                Ok(Expr::Other("dict comprehension"))
            }
            _ => {
                self.operands(parts)?;
                Ok(Expr::Other("dict display"))
            }
        }
    }

    pub(super) fn comprehension(&self, element: NodeId, clause: NodeId) -> Checked {
        if let Expr::Starred(_) = self.expr(element)? {
            return self.refuse(element, "iterable unpacking cannot be used in comprehension");
        }
        self.clauses(clause)
    }

    /// `for` and `if` of a comprehension (`ast_for_comprehension`).
    fn clauses(&self, clause: NodeId) -> Checked {
        let mut next = Some(clause);
        while let Some(clause) = next.take() {
            let Node { rule, parts, .. } = self.node(clause);
            match (*rule, &**parts) {
                ("comp_for", [_, clause]) => next = Some(*clause),
                ("sync_comp_for", [_, target, _, iterable, rest @ ..]) => {
                    self.targets(*target, Context::Store)?;
                    self.expr(*iterable)?;
                    next = rest.first().copied();
                }
                ("comp_if", [_, condition, rest @ ..]) => {
                    self.expr(*condition)?;
                    next = rest.first().copied();
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn trailers(&self, _node: NodeId, parts: &[NodeId]) -> Checked<Expr> {
        let is_awaited = parts.first().is_some_and(|first| self.kind(*first) == Kind::Await);
        let parts = &parts[usize::from(is_awaited)..];
        let [atom, trailers @ ..] = parts else { return Ok(Expr::Other("await expression")) };
        let mut value = self.expr(*atom)?;
        for trailer in trailers {
            let Node { parts, .. } = self.node(*trailer);
            let [first, second, ..] = &**parts else { continue };
            value = match self.kind(*first) {
                Kind::Dot => Expr::Attribute(self.source(*second).to_owned()),
                Kind::LeftBracket => {
                    self.subscripts(*second)?;
                    Expr::Subscript
                }
                _ => {
                    if parts.len() == 3 {
                        self.arguments(*second, true)?;
                    }
                    Expr::Other("function call")
                }
            };
        }
        Ok(if is_awaited { Expr::Other("await expression") } else { value })
    }

    fn subscripts(&self, node: NodeId) -> Checked {
        let Node { rule, parts, kind, .. } = self.node(node);
        match *rule {
            "subscriptlist" | "subscript" | "sliceop" => {
                parts.iter().try_for_each(|part| self.subscripts(*part))
            }
            "" if matches!(kind, Kind::Colon | Kind::Comma) => Ok(()),
            _ => self.expr(node).map(|_| ()),
        }
    }
}
