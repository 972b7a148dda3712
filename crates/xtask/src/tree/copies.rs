//! Copies of the tree in its arena, for what changes it more than once.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::HEADER;
use super::description::{Field, Node, Shape, Variant};
use super::facts::{Facts, escape, rust_name};

/// The text of `copy.rs`: how each node is copied, field by field.
pub fn write(nodes: &[Node]) -> String {
    let facts = Facts::new(nodes);
    let mut out =
        format!("{HEADER}use bumpalo::Bump;\n\nuse super::tree::*;\nuse crate::copy::{{CopyIn, deeper}};\n");
    for node in facts.nodes {
        let name = rust_name(&node.name);
        match &node.shape {
            Shape::Product(fields) => write_struct(&mut out, &facts, &name, fields, node.place, false),
            Shape::Sum(_) if facts.is_plain(&node.name) => {
                write_impl(&mut out, &name, "", "let _ = bump;\n        *self");
            }
            Shape::Sum(variants) => write_sum(&mut out, &facts, node, variants),
        }
    }
    out
}

fn write_impl(out: &mut String, name: &str, lifetime: &str, body: &str) {
    let _ = writeln!(out, "\nimpl<'a> CopyIn<'a> for {name}{lifetime} {{");
    let _ = writeln!(out, "    fn copy_in(&self, bump: &'a Bump) -> Self {{\n        {body}\n    }}\n}}");
}

fn write_struct(out: &mut String, facts: &Facts, name: &str, fields: &[Field], place: bool, scope: bool) {
    let plain = [("range", place), ("id", scope)].into_iter().filter(|(_, is)| *is);
    let copied: Vec<String> = plain
        .map(|(field, _)| format!("{field}: self.{field}"))
        .chain(fields.iter().map(|field| {
            let field = escape(&field.name);
            format!("{field}: self.{field}.copy_in(bump)")
        }))
        .collect();
    let body = format!("{name} {{ {} }}", copied.join(", "));
    write_impl(out, name, facts.lifetime(facts.borrows(fields)), &body);
}

fn write_sum(out: &mut String, facts: &Facts, node: &Node, variants: &[Variant]) {
    let name = rust_name(&node.name);
    let lifetime = facts.lifetime(facts.node_borrows(node));
    let kind = if node.place { format!("{name}Kind") } else { name.clone() };
    if node.place {
        let body = format!("{name} {{ range: self.range, kind: deeper(|| self.kind.copy_in(bump)) }}");
        write_impl(out, &name, lifetime, &body);
    }
    let mut body = "match self {\n".to_owned();
    for Variant { name, fields, .. } in variants {
        let _ = if fields.is_empty() {
            writeln!(body, "            {kind}::{name} => {kind}::{name},")
        } else {
            writeln!(body, "            {kind}::{name}(inner) => {kind}::{name}(inner.copy_in(bump)),")
        };
    }
    body.push_str("        }");
    write_impl(out, &kind, lifetime, &body);
    let mut written = BTreeSet::new();
    for variant in variants.iter().filter(|variant| !variant.fields.is_empty()) {
        if written.insert(&variant.payload) {
            let payload = format!("{name}{}", variant.payload);
            write_struct(out, facts, &payload, &variant.fields, false, variant.scope);
        }
    }
}
