//! What the writers need to know of all nodes to write one of them.

use std::collections::HashMap;

use super::description::{Field, Node, Shape};

/// The Rust name of a node of the description.
pub fn rust_name(name: &str) -> String {
    match name {
        "boolop" => "BoolOp".into(),
        "unaryop" => "UnaryOp".into(),
        "cmpop" => "CmpOp".into(),
        "excepthandler" => "ExceptHandler".into(),
        "withitem" => "WithItem".into(),
        _ => name.split('_').filter(|w| !w.is_empty()).map(|w| w[..1].to_uppercase() + &w[1..]).collect(),
    }
}

/// The name of a field in Rust.
pub fn escape(name: &str) -> &str {
    match name {
        "type" => "r#type",
        other => other,
    }
}

/// All nodes, and questions about them.
pub struct Facts<'n> {
    /// In the order of the description.
    pub nodes: &'n [Node],
    by_name: HashMap<&'n str, &'n Node>,
}

impl<'n> Facts<'n> {
    /// Of these nodes.
    pub fn new(nodes: &'n [Node]) -> Self {
        Facts { nodes, by_name: nodes.iter().map(|n| (n.name.as_str(), n)).collect() }
    }

    /// A fieldless enumeration, held by value.
    pub fn is_plain(&self, ty: &str) -> bool {
        matches!(self.by_name.get(ty), Some(Node { shape: Shape::Sum(variants), .. })
            if variants.iter().all(|v| v.fields.is_empty()))
    }

    /// Held by reference: any node but a plain enumeration.
    pub fn is_node(&self, ty: &str) -> bool {
        self.by_name.contains_key(ty) && !self.is_plain(ty)
    }

    /// Whether fields like these need the arena's lifetime.
    pub fn borrows(&self, fields: &[Field]) -> bool {
        fields.iter().any(|f| f.list || self.is_node(&f.ty) || matches!(f.ty.as_str(), "literal" | "text"))
    }

    /// Whether the node needs the arena's lifetime.
    pub fn node_borrows(&self, node: &Node) -> bool {
        match &node.shape {
            Shape::Product(fields) => self.borrows(fields),
            Shape::Sum(variants) => variants.iter().any(|v| self.borrows(&v.fields)),
        }
    }

    /// The lifetime's text.
    pub fn lifetime(&self, borrows: bool) -> &'static str {
        if borrows { "<'a>" } else { "" }
    }

    /// The type of one element of the field, without list and optional.
    pub fn element(&self, ty: &str) -> String {
        match ty {
            "name" => "Name".into(),
            "int" => "i32".into(),
            "bool" => "bool".into(),
            "literal" => "Literal<'a>".into(),
            "text" => "Text<'a>".into(),
            other => {
                let borrows = self.by_name.get(other).is_some_and(|n| self.node_borrows(n));
                rust_name(other) + self.lifetime(borrows)
            }
        }
    }

    /// The type of a field.
    pub fn field_type(&self, field: &Field) -> String {
        let element = self.element(&field.ty);
        match (field.list, field.optional, self.is_node(&field.ty)) {
            (true, true, _) => format!("&'a mut [Option<{element}>]"),
            (true, false, _) => format!("&'a mut [{element}]"),
            (false, true, true) => format!("Option<&'a mut {element}>"),
            (false, true, false) => format!("Option<{element}>"),
            (false, false, true) => format!("&'a mut {element}"),
            (false, false, false) => element,
        }
    }
}
