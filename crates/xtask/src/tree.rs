//! `cargo xtask tree`: writes the syntax tree's types and visitors from `crates/syntax/tree.asdl`.
//!
//! One description, read by [`parse`]; one function per generated file. Whether the committed
//! files are fresh is checked by the same code (`--check`).

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::output::{Generated, write_or_check};
use crate::{Result as Outcome, root};

/// Writes (or checks) the generated files.
pub fn run(check: bool) -> Outcome {
    write_or_check(&files()?, check, "tree")
}

/// The files as they should be.
pub fn files() -> Outcome<Vec<Generated>> {
    let nodes = parse(&std::fs::read_to_string(root().join("crates/syntax/tree.asdl"))?)?;
    let folder = "crates/syntax/src/generated";
    Ok(vec![
        Generated::new(format!("{folder}/tree.rs"), types(&nodes)),
        Generated::new(format!("{folder}/visit.rs"), visitors(&nodes)),
    ])
}

/// What a node of the description is.
#[derive(Debug)]
pub struct Node {
    /// The name in the description, as CPython's grammar spells it.
    pub name: String,
    /// Whether it (or each of its variants) carries a source range.
    pub place: bool,
    pub shape: Shape,
}

#[derive(Debug)]
pub enum Shape {
    Sum(Vec<Variant>),
    Product(Vec<Field>),
}

#[derive(Debug)]
pub struct Variant {
    pub name: String,
    /// The variant whose fields (and payload type) it has; its own name unless `like` is used.
    pub payload: String,
    pub scope: bool,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub ty: String,
    pub optional: bool,
    pub list: bool,
}

/// Reads the description.
pub fn parse(text: &str) -> Result<Vec<Node>, String> {
    let mut nodes: Vec<Node> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let content = line.split('#').next().unwrap_or_default().trim_end();
        if content.trim().is_empty() {
            continue;
        }
        let context = |what: &str| format!("tree.asdl:{}: {what}", number + 1);
        let indented = content.starts_with(' ');
        let (head, fields) = match content.split_once('=') {
            Some((head, fields)) => (head.trim(), Some(parse_fields(fields).map_err(|e| context(&e))?)),
            None => (content.trim(), None),
        };
        let mut words = head.split_whitespace();
        let name = words.next().unwrap_or_default().to_string();
        let words: Vec<&str> = words.collect();
        if !indented {
            let place = words.contains(&"@place");
            let shape = fields.map_or_else(|| Shape::Sum(Vec::new()), Shape::Product);
            nodes.push(Node { name, place, shape });
            continue;
        }
        let Some(Node { shape: Shape::Sum(variants), .. }) = nodes.last_mut() else {
            return Err(context("a variant without an enumeration above it"));
        };
        let mut scope = words.contains(&"@scope");
        let (payload, fields) = match words.iter().position(|w| *w == "like") {
            Some(at) => {
                let other = words.get(at + 1).ok_or_else(|| context("`like` what?"))?;
                let model = variants
                    .iter()
                    .find(|v| v.name == *other)
                    .ok_or_else(|| context("`like` names no variant above"))?;
                scope |= model.scope;
                (model.payload.clone(), model.fields.clone())
            }
            None => (name.clone(), fields.unwrap_or_default()),
        };
        variants.push(Variant { name, payload, scope, fields });
    }
    Ok(nodes)
}

fn parse_fields(text: &str) -> Result<Vec<Field>, String> {
    text.split(',')
        .map(|part| {
            let (name, ty) = part.split_once(':').ok_or_else(|| format!("field without a type: {part}"))?;
            let (ty, list) = match ty.trim().strip_suffix('*') {
                Some(rest) => (rest, true),
                None => (ty.trim(), false),
            };
            let (ty, optional) = match ty.strip_suffix('?') {
                Some(rest) => (rest, true),
                None => (ty, false),
            };
            Ok(Field { name: name.trim().to_string(), ty: ty.to_string(), optional, list })
        })
        .collect()
}

/// The Rust name of a node of the description.
fn rust_name(name: &str) -> String {
    match name {
        "boolop" => "BoolOp".into(),
        "unaryop" => "UnaryOp".into(),
        "cmpop" => "CmpOp".into(),
        "excepthandler" => "ExceptHandler".into(),
        "withitem" => "WithItem".into(),
        _ => name.split('_').map(|w| w[..1].to_uppercase() + &w[1..]).collect(),
    }
}

fn escape(name: &str) -> &str {
    match name {
        "type" => "r#type",
        other => other,
    }
}

/// What the generator needs to know of all nodes to write one of them.
struct Facts<'n> {
    nodes: &'n [Node],
    by_name: HashMap<&'n str, &'n Node>,
}

impl<'n> Facts<'n> {
    fn new(nodes: &'n [Node]) -> Self {
        Facts { nodes, by_name: nodes.iter().map(|n| (n.name.as_str(), n)).collect() }
    }

    /// A fieldless enumeration, held by value.
    fn is_plain(&self, ty: &str) -> bool {
        matches!(self.by_name.get(ty), Some(Node { shape: Shape::Sum(variants), .. })
            if variants.iter().all(|v| v.fields.is_empty()))
    }

    fn is_node(&self, ty: &str) -> bool {
        self.by_name.contains_key(ty) && !self.is_plain(ty)
    }

    fn borrows(&self, fields: &[Field]) -> bool {
        fields.iter().any(|f| f.list || self.is_node(&f.ty) || matches!(f.ty.as_str(), "literal" | "text"))
    }

    fn node_borrows(&self, node: &Node) -> bool {
        match &node.shape {
            Shape::Product(fields) => self.borrows(fields),
            Shape::Sum(variants) => variants.iter().any(|v| self.borrows(&v.fields)),
        }
    }

    fn lifetime(&self, borrows: bool) -> &'static str {
        if borrows { "<'a>" } else { "" }
    }

    /// The type of one element of the field, without list and optional.
    fn element(&self, ty: &str) -> String {
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

    fn field_type(&self, field: &Field) -> String {
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

const HEADER: &str = "// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.\n\n";

/// The types of the tree.
pub fn types(nodes: &[Node]) -> String {
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

/// Both visitors: one that reads and one that may change the nodes.
pub fn visitors(nodes: &[Node]) -> String {
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
