//! Drops a tree that may be deep, without recursion.
//!
//! Ruff's nodes own each other through boxes: the destructor of a chain of a million operators
//! would recurse as often.

use std::cell::RefCell;
use std::mem::replace;

use ruff_python_ast as ast;
use ruff_python_ast::visitor::transformer::{self, Transformer};
use ruff_python_ast::{AtomicNodeIndex, Expr, InterpolatedStringElement, Mod, Pattern, Stmt};
use ruff_text_size::TextRange;

/// Parts that were taken out of their places, to be taken apart themselves.
#[derive(Default)]
struct Dismantler(RefCell<Vec<Part>>);

enum Part {
    Stmt(Stmt),
    Expr(Expr),
    Pattern(Pattern),
    Element(InterpolatedStringElement),
}

impl Transformer for Dismantler {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        let pass = ast::StmtPass { range: TextRange::default(), node_index: AtomicNodeIndex::NONE };
        self.0.borrow_mut().push(Part::Stmt(replace(stmt, Stmt::Pass(pass))));
    }

    fn visit_expr(&self, expr: &mut Expr) {
        let none = ast::ExprNoneLiteral { range: TextRange::default(), node_index: AtomicNodeIndex::NONE };
        self.0.borrow_mut().push(Part::Expr(replace(expr, Expr::NoneLiteral(none))));
    }

    fn visit_pattern(&self, pattern: &mut Pattern) {
        let wildcard = ast::PatternMatchAs {
            range: TextRange::default(),
            node_index: AtomicNodeIndex::NONE,
            pattern: None,
            name: None,
        };
        self.0.borrow_mut().push(Part::Pattern(replace(pattern, Pattern::MatchAs(wildcard))));
    }

    fn visit_interpolated_string_element(&self, element: &mut InterpolatedStringElement) {
        let nothing = ast::InterpolatedStringLiteralElement {
            range: TextRange::default(),
            node_index: AtomicNodeIndex::NONE,
            value: Box::default(),
        };
        let nothing = InterpolatedStringElement::Literal(nothing);
        self.0.borrow_mut().push(Part::Element(replace(element, nothing)));
    }
}

/// Takes a module apart.
pub(super) fn module(module: Mod) {
    let dismantler = Dismantler::default();
    match module {
        Mod::Module(mut module) => dismantler.visit_body(&mut module.body),
        Mod::Expression(mut expression) => dismantler.visit_expr(&mut expression.body),
    }
    loop {
        // Taken in a statement of its own: the borrow must end before the walk pushes parts.
        let part = dismantler.0.borrow_mut().pop();
        let Some(part) = part else { break };
        match part {
            Part::Stmt(mut stmt) => transformer::walk_stmt(&dismantler, &mut stmt),
            Part::Expr(mut expr) => transformer::walk_expr(&dismantler, &mut expr),
            Part::Pattern(mut pattern) => transformer::walk_pattern(&dismantler, &mut pattern),
            Part::Element(mut element) => {
                transformer::walk_interpolated_string_element(&dismantler, &mut element);
            }
        }
    }
}
