//! The visitors of the tree.

use std::fmt::Write as _;

use super::HEADER;
use super::description::{Field, Node, Shape};
use super::facts::{Facts, escape, rust_name};

/// The text of `visit.rs`: a visitor that reads and one that may change the nodes.
pub fn write(nodes: &[Node]) -> String {
    let facts = Facts::new(nodes);
    let mut out = format!("{HEADER}#![allow(missing_docs)]\n\nuse super::tree::*;\n");
    for mutable in [false, true] {
        write_visitor(&mut out, &facts, mutable);
    }
    out
}

fn write_visitor(out: &mut String, facts: &Facts, mutable: bool) {
    let (trait_name, suffix, reference) =
        if mutable { ("VisitorMut", "_mut", "&mut ") } else { ("Visitor", "", "&") };
    let iter = if mutable { "iter_mut" } else { "iter" };
    let visited: Vec<&Node> = facts.nodes.iter().filter(|n| facts.is_node(&n.name)).collect();
    let doc = if mutable {
        "May change every node that it visits, in the order of the fields."
    } else {
        "Visits every node, in the order of the fields."
    };
    let _ = writeln!(out, "\n/// {doc}\npub trait {trait_name}<'a> {{");
    for node in &visited {
        let ty = facts.element(&node.name);
        let _ = writeln!(
            out,
            "    fn visit_{0}(&mut self, node: {reference}{ty}) {{\n        walk_{0}{suffix}(self, node);\n    }}",
            node.name
        );
    }
    out.push_str("}\n");
    for node in &visited {
        let ty = facts.element(&node.name);
        let _ = writeln!(
            out,
            "\npub fn walk_{}{suffix}<'a, V: {trait_name}<'a> + ?Sized>(visitor: &mut V, node: {reference}{ty}) {{",
            node.name
        );
        let before = out.len();
        match &node.shape {
            Shape::Product(fields) => {
                for field in fields {
                    write_visit(out, facts, field, "node", iter, mutable, "    ");
                }
                if out.len() == before {
                    out.push_str("    let _ = (visitor, node);\n");
                }
            }
            Shape::Sum(variants) => {
                let name = rust_name(&node.name);
                let (kind, access) = if node.place {
                    (format!("{name}Kind"), format!("{reference}node.kind"))
                } else {
                    (name, "node".into())
                };
                let _ = writeln!(out, "    match {access} {{");
                for variant in variants {
                    if variant.fields.iter().any(|f| facts.is_node(&f.ty)) {
                        let _ = writeln!(out, "        {kind}::{}(inner) => {{", variant.name);
                        for field in &variant.fields {
                            write_visit(out, facts, field, "inner", iter, mutable, "            ");
                        }
                        out.push_str("        }\n");
                    } else if variant.fields.is_empty() {
                        let _ = writeln!(out, "        {kind}::{} => {{}}", variant.name);
                    } else {
                        let _ = writeln!(out, "        {kind}::{}(_) => {{}}", variant.name);
                    }
                }
                out.push_str("    }\n");
            }
        }
        out.push_str("}\n");
    }
}

fn write_visit(
    out: &mut String,
    facts: &Facts,
    field: &Field,
    owner: &str,
    iter: &str,
    mutable: bool,
    indent: &str,
) {
    if !facts.is_node(&field.ty) {
        return;
    }
    let name = escape(&field.name);
    let ty = &field.ty;
    let reference = if mutable { "&mut " } else { "&" };
    let _ = match (field.list, field.optional) {
        (true, true) => writeln!(
            out,
            "{indent}for item in {owner}.{name}.{iter}().flatten() {{\n{indent}    visitor.visit_{ty}(item);\n{indent}}}"
        ),
        (true, false) => writeln!(
            out,
            "{indent}for item in {owner}.{name}.{iter}() {{\n{indent}    visitor.visit_{ty}(item);\n{indent}}}"
        ),
        (false, true) => writeln!(
            out,
            "{indent}if let Some(item) = {reference}{owner}.{name} {{\n{indent}    visitor.visit_{ty}(item);\n{indent}}}"
        ),
        (false, false) => writeln!(out, "{indent}visitor.visit_{ty}({owner}.{name});"),
    };
}
