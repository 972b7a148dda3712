//! What the rules make: as much of a tree as the explanations ask for.

use std::rc::Rc;

use crate::range::Range;

/// What a rule or a token made.
pub(super) type Value = Rc<Node>;

/// A part of the source, and what it is.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: &'static str,
    pub(super) range: Range,
    /// What it was made of.
    pub(super) items: Vec<Value>,
}

/// Nothing where something optional may be.
pub(super) const ABSENT: &str = "absent";

/// Several of a kind.
pub(super) const SEQUENCE: &str = "Seq";

/// Which targets are looked for (`TARGETS_TYPE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Targets {
    Star,
    Del,
    For,
}

impl Node {
    pub(super) fn new(kind: &'static str, range: Range, items: Vec<Value>) -> Value {
        Rc::new(Node { kind, range, items })
    }

    /// The parts, those of sequences among them in their place.
    pub(super) fn flat(&self) -> Vec<&Value> {
        let mut flat = Vec::new();
        for item in &self.items {
            match item.kind {
                SEQUENCE => flat.extend(item.flat()),
                ABSENT => {}
                _ => flat.push(item),
            }
        }
        flat
    }

    /// What CPython calls an expression (`_PyPegen_get_expr_name`).
    pub(super) fn name(&self) -> &'static str {
        match self.kind {
            "Attribute" => "attribute",
            "Subscript" => "subscript",
            "Starred" => "starred",
            "Name" => "name",
            "List" => "list",
            "Tuple" => "tuple",
            "Lambda" => "lambda",
            "Call" => "function call",
            "BoolOp" | "BinOp" | "UnaryOp" => "expression",
            "GeneratorExp" => "generator expression",
            "Yield" | "YieldFrom" => "yield expression",
            "Await" => "await expression",
            "ListComp" => "list comprehension",
            "SetComp" => "set comprehension",
            "DictComp" => "dict comprehension",
            "Dict" => "dict literal",
            "Set" => "set display",
            "JoinedStr" | "FormattedValue" => "f-string expression",
            "TemplateStr" | "Interpolation" => "t-string expression",
            "None" => "None",
            "True" => "True",
            "False" => "False",
            "Ellipsis" => "ellipsis",
            "Compare" => "comparison",
            "IfExp" => "conditional expression",
            "NamedExpr" => "named expression",
            _ => "literal",
        }
    }
}

/// The first part of an expression that may not be a target (`_PyPegen_get_invalid_target`).
pub(super) fn invalid_target(node: &Value, targets: Targets) -> Option<&Value> {
    match node.kind {
        "List" | "Tuple" => node.flat().into_iter().find_map(|item| invalid_target(item, targets)),
        "Starred" if targets == Targets::Del => Some(node),
        "Starred" => invalid_target(node.items.first()?, targets),
        "Compare" if targets == Targets::For => {
            let parts = node.flat();
            let is_in = parts.get(1).is_some_and(|pair| pair.kind == "In");
            if is_in { invalid_target(node.items.first()?, targets) } else { None }
        }
        "Name" | "Subscript" | "Attribute" => None,
        ABSENT => None,
        _ => Some(node),
    }
}

/// The last part of the last clause of a comprehension (`_PyPegen_get_last_comprehension_item`).
pub(super) fn last_of_comprehension(clauses: &Value) -> Option<&Value> {
    let last = clauses.items.last()?;
    // A clause is made of target, iterable and conditions.
    let conditions = last.items.last().filter(|conditions| conditions.kind == SEQUENCE);
    match conditions.and_then(|conditions| conditions.items.last()) {
        Some(condition) => Some(condition),
        None => last.items.get(1),
    }
}
