//! The types of the tree.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::HEADER;
use super::description::{Field, Node, Shape, Variant};
use super::facts::{Facts, escape, rust_name};

/// The text of `tree.rs`.
pub fn write(nodes: &[Node]) -> String {
    let facts = Facts::new(nodes);
    let mut out = format!(
        "{HEADER}#![allow(missing_docs)]\n\nuse crate::literal::{{Literal, Text}};\nuse crate::names::Name;\nuse crate::range::{{NodeId, Range}};\n"
    );
    for node in facts.nodes {
        let name = rust_name(&node.name);
        match &node.shape {
            Shape::Product(fields) => write_struct(&mut out, &facts, &name, fields, node.place, false),
            Shape::Sum(_) if facts.is_plain(&node.name) => write_plain_enum(&mut out, node),
            Shape::Sum(variants) => write_sum(&mut out, &facts, node, variants),
        }
    }
    out
}

fn write_struct(out: &mut String, facts: &Facts, name: &str, fields: &[Field], place: bool, scope: bool) {
    let lifetime = facts.lifetime(facts.borrows(fields));
    let _ = writeln!(out, "\n#[derive(Debug)]\npub struct {name}{lifetime} {{");
    if place {
        out.push_str("    pub range: Range,\n");
    }
    if scope {
        out.push_str("    pub id: NodeId,\n");
    }
    for field in fields {
        let _ = writeln!(out, "    pub {}: {},", escape(&field.name), facts.field_type(field));
    }
    out.push_str("}\n");
}

fn write_plain_enum(out: &mut String, node: &Node) {
    let Shape::Sum(variants) = &node.shape else { return };
    let name = rust_name(&node.name);
    let _ = writeln!(out, "\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum {name} {{");
    for variant in variants {
        let _ = writeln!(out, "    {},", variant.name);
    }
    let _ = writeln!(
        out,
        "}}\n\nimpl {name} {{\n    /// The name in CPython's grammar.\n    pub const fn name(self) -> &'static str {{\n        match self {{"
    );
    for variant in variants {
        let _ = writeln!(out, "            {name}::{0} => \"{0}\",", variant.name);
    }
    out.push_str("        }\n    }\n}\n");
}

fn write_sum(out: &mut String, facts: &Facts, node: &Node, variants: &[Variant]) {
    let name = rust_name(&node.name);
    let lifetime = facts.lifetime(facts.node_borrows(node));
    let kind = if node.place { format!("{name}Kind") } else { name.clone() };
    if node.place {
        let _ = writeln!(
            out,
            "\n#[derive(Debug)]\npub struct {name}{lifetime} {{\n    pub range: Range,\n    pub kind: {kind}{lifetime},\n}}"
        );
    }
    let _ = writeln!(out, "\n#[derive(Debug)]\npub enum {kind}{lifetime} {{");
    for variant in variants {
        if variant.fields.is_empty() {
            let _ = writeln!(out, "    {},", variant.name);
        } else {
            let payload = facts.lifetime(facts.borrows(&variant.fields));
            let _ = writeln!(out, "    {}({name}{}{payload}),", variant.name, variant.payload);
        }
    }
    out.push_str("}\n");
    let mut written = BTreeSet::new();
    for variant in variants {
        if !variant.fields.is_empty() && written.insert(&variant.payload) {
            write_struct(
                out,
                facts,
                &format!("{name}{}", variant.payload),
                &variant.fields,
                false,
                variant.scope,
            );
        }
    }
}
