//! The text form of the tree.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::HEADER;
use super::description::{Field, Node, Shape, Variant};
use super::facts::{Facts, escape, rust_name};

/// The text of `dump.rs`: a method for each node, and one for each set of fields.
pub fn write(nodes: &[Node]) -> String {
    let facts = Facts::new(nodes);
    let mut out = format!("{HEADER}use super::tree::*;\nuse crate::dump::Dumper;\n\nimpl Dumper<'_> {{\n");
    let mut first = true;
    for node in facts.nodes.iter().filter(|node| facts.is_node(&node.name)) {
        if !std::mem::take(&mut first) {
            out.push('\n');
        }
        match &node.shape {
            Shape::Product(fields) => write_product(&mut out, &facts, node, fields),
            Shape::Sum(variants) => write_sum(&mut out, &facts, node, variants),
        }
    }
    out.push_str("}\n");
    out
}

fn write_product(out: &mut String, facts: &Facts, node: &Node, fields: &[Field]) {
    let ty = rust_name(&node.name);
    // CPython's one kind of handler is a variant of a sum.
    let shown = if node.name == "excepthandler" { ty.as_str() } else { node.name.as_str() };
    let _ = writeln!(out, "    pub(crate) fn {}(&mut self, node: &{ty}) {{", node.name);
    let _ = writeln!(out, "        self.open(\"{shown}\");");
    for field in fields {
        write_field(out, facts, field);
    }
    let place = if node.place { "Some(node.range)" } else { "None" };
    let _ = writeln!(out, "        self.close({place});\n    }}");
}

fn write_sum(out: &mut String, facts: &Facts, node: &Node, variants: &[Variant]) {
    let ty = rust_name(&node.name);
    let kind = if node.place { format!("{ty}Kind") } else { ty.clone() };
    let access = if node.place { "&node.kind" } else { "node" };
    let _ = writeln!(out, "    pub(crate) fn {}(&mut self, node: &{ty}) {{", entry(&node.name));
    let _ = writeln!(out, "        match {access} {{");
    for variant in variants {
        let name = &variant.name;
        if variant.fields.is_empty() {
            let _ = writeln!(out, "            {kind}::{name} => self.open(\"{name}\"),");
        } else {
            let _ = writeln!(out, "            {kind}::{name}(inner) => {{");
            let _ = writeln!(out, "                self.open(\"{name}\");");
            let _ = writeln!(out, "                self.{}_{}(inner);", node.name, method(&variant.payload));
            out.push_str("            }\n");
        }
    }
    let place = if node.place { "Some(node.range)" } else { "None" };
    let _ = writeln!(out, "        }}\n        self.close({place});\n    }}");

    let mut written = BTreeSet::new();
    for variant in variants.iter().filter(|variant| !variant.fields.is_empty()) {
        if !written.insert(&variant.payload) {
            continue;
        }
        let payload = &variant.payload;
        let _ =
            writeln!(out, "\n    fn {}_{}(&mut self, node: &{ty}{payload}) {{", node.name, method(payload));
        for field in &variant.fields {
            write_field(out, facts, field);
        }
        if payload == "Module" {
            out.push_str("        self.empty_list(\"type_ignores\");\n");
        }
        out.push_str("    }\n");
    }
}

/// The name of a node's method.
fn entry(node: &str) -> &str {
    match node {
        "mod" => "r#mod",
        other => other,
    }
}

fn method(variant: &str) -> String {
    variant.to_lowercase()
}

fn write_field(out: &mut String, facts: &Facts, field: &Field) {
    let name = escape(&field.name);
    let _ = match field.name.as_str() {
        "is_u" => writeln!(out, "        self.kind(node.is_u);"),
        "is_lazy" => writeln!(out, "        self.lazy(node.is_lazy);"),
        shown => {
            let ty = &field.ty;
            let call = if facts.is_plain(ty) {
                "|d, item| d.plain(item.name())".to_string()
            } else {
                format!("|d, item| d.{ty}(item)")
            };
            match (field.list, field.optional) {
                (true, true) => writeln!(out, "        self.optionals(\"{shown}\", node.{name}, {call});"),
                (true, false) => writeln!(out, "        self.list(\"{shown}\", node.{name}, {call});"),
                (false, true) => {
                    writeln!(out, "        self.option(\"{shown}\", node.{name}.as_ref(), {call});")
                }
                (false, false) => writeln!(out, "        self.field(\"{shown}\", &node.{name}, {call});"),
            }
        }
    };
}
