//! The description of the tree (`crates/syntax/tree.asdl`, whose head says how it looks), read and checked.

use std::collections::HashSet;

use crate::Result;

/// A node of the description.
#[derive(Debug)]
pub struct Node {
    /// The name in the description, as CPython's grammar spells it.
    pub name: String,
    /// Whether each of its variants carries a source range.
    pub place: bool,
    /// What it is made of.
    pub shape: Shape,
}

/// What a node is made of.
#[derive(Debug)]
pub enum Shape {
    /// An enumeration.
    Sum(Vec<Variant>),
    /// Fields of its own; always with a source range if it is placed.
    Product(Vec<Field>),
}

/// One variant of an enumeration.
#[derive(Debug)]
pub struct Variant {
    /// Its name in CPython.
    pub name: String,
    /// The variant whose fields (and payload type) it has; its own name unless `like` is used.
    pub payload: String,
    /// Whether it opens a scope and carries a `NodeId`.
    pub scope: bool,
    /// Its fields, in CPython's order.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in CPython.
    pub name: String,
    /// A node, or one of [`PLAIN_TYPES`].
    pub ty: String,
    /// Whether it (of a list: any element) may be absent.
    pub optional: bool,
    /// Whether there are any number.
    pub list: bool,
}

/// The types of fields that are not nodes.
const PLAIN_TYPES: [&str; 5] = ["name", "int", "bool", "literal", "text"];

/// Reads and checks the description.
pub fn parse(text: &str) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let content = line.split('#').next().unwrap_or_default().trim_end();
        if !content.is_empty() {
            parse_line(&mut nodes, content).map_err(|error| format!("tree.asdl:{}: {error}", number + 1))?;
        }
    }
    check(&nodes).map_err(|error| format!("tree.asdl: {error}"))?;
    Ok(nodes)
}

fn parse_line(nodes: &mut Vec<Node>, content: &str) -> Result {
    let (head, fields) = match content.split_once('=') {
        Some((head, fields)) => (head, Some(parse_fields(fields)?)),
        None => (content, None),
    };
    let mut words = head.split_whitespace();
    let name = identifier(words.next().unwrap_or_default())?;
    let (mut place, mut scope, mut like) = (false, false, None);
    while let Some(word) = words.next() {
        match word {
            "@place" => place = true,
            "@scope" => scope = true,
            "like" => like = Some(words.next().ok_or("`like` what?")?),
            other => return Err(format!("`{other}` means nothing here").into()),
        }
    }
    if !content.starts_with(' ') {
        if scope || like.is_some() {
            return Err("`@scope` and `like` belong to variants".into());
        }
        let shape = fields.map_or_else(|| Shape::Sum(Vec::new()), Shape::Product);
        nodes.push(Node { name, place, shape });
        return Ok(());
    }
    let Some(Node { shape: Shape::Sum(variants), .. }) = nodes.last_mut() else {
        return Err("a variant without an enumeration above it".into());
    };
    let (payload, fields) = match (like, fields) {
        (None, fields) => (name.clone(), fields.unwrap_or_default()),
        (Some(_), Some(_)) => return Err("a variant with `like` has no fields of its own".into()),
        (Some(other), None) => {
            let model = variants.iter().find(|v| v.name == other).ok_or("`like` names no variant above")?;
            scope |= model.scope;
            (model.payload.clone(), model.fields.clone())
        }
    };
    variants.push(Variant { name, payload, scope, fields });
    Ok(())
}

fn parse_fields(text: &str) -> Result<Vec<Field>> {
    let field = |part: &str| {
        let (name, ty) = part.split_once(':').ok_or_else(|| format!("a field without a type: {part}"))?;
        let ty = ty.trim();
        let (ty, list) = ty.strip_suffix('*').map_or((ty, false), |rest| (rest, true));
        let (ty, optional) = ty.strip_suffix('?').map_or((ty, false), |rest| (rest, true));
        Ok(Field { name: identifier(name.trim())?, ty: identifier(ty)?, optional, list })
    };
    text.split(',').map(field).collect()
}

fn identifier(word: &str) -> Result<String> {
    let good = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && word.starts_with(|first: char| first.is_ascii_alphabetic());
    if good { Ok(word.to_owned()) } else { Err(format!("`{word}` is not a name").into()) }
}

/// Names are given once, and every type is known.
fn check(nodes: &[Node]) -> Result {
    let mut names: HashSet<&str> = PLAIN_TYPES.into();
    for node in nodes {
        if !names.insert(&node.name) {
            return Err(format!("{} is described twice", node.name).into());
        }
    }
    for node in nodes {
        let mut variants = HashSet::new();
        let all_fields: Vec<&Field> = match &node.shape {
            Shape::Product(fields) => fields.iter().collect(),
            Shape::Sum(sum) => {
                if let Some(twice) = sum.iter().find(|variant| !variants.insert(&variant.name)) {
                    return Err(format!("{} is a variant of {} twice", twice.name, node.name).into());
                }
                sum.iter().flat_map(|variant| &variant.fields).collect()
            }
        };
        if let Some(field) = all_fields.into_iter().find(|field| !names.contains(field.ty.as_str())) {
            return Err(format!("{}.{}: no node is called {}", node.name, field.name, field.ty).into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn mistakes_are_named() {
        let wrong = |text: &str| parse(text).unwrap_err().to_string();
        assert!(parse("a\n  B = c: a?*, d: name\n  E like B\n").is_ok());
        assert_eq!(wrong("a\n  B = c: d\n"), "tree.asdl: a.c: no node is called d");
        assert_eq!(wrong("a\na\n"), "tree.asdl: a is described twice");
        assert_eq!(wrong("  B\n"), "tree.asdl:1: a variant without an enumeration above it");
        assert_eq!(wrong("a\n  B like C\n"), "tree.asdl:2: `like` names no variant above");
        assert_eq!(wrong("a = b\n"), "tree.asdl:1: a field without a type:  b");
    }
}
