//! The tree of a source as the automata read it: a node for each rule, unless it has a single part.
//!
//! CPython: `Parser/node.c`; there rules with a single part have nodes, too.

use crate::lexer::Kind;
use crate::range::Range;

/// The number of a node.
pub(super) type NodeId = u32;

/// The nodes of a source.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    all: Vec<Node>,
}

/// A rule or a token.
#[derive(Debug)]
pub(super) struct Node {
    /// The rule; empty for a token.
    pub(super) rule: &'static str,
    /// Of a token.
    pub(super) kind: Kind,
    pub(super) range: Range,
    pub(super) parts: Vec<NodeId>,
}

/// Rules that have a node even if they have a single part.
const KEPT: [&str; 6] =
    ["file_input", "eval_input", "arglist", "typedargslist", "varargslist", "dictorsetmaker"];

impl Nodes {
    pub(super) fn token(&mut self, kind: Kind, range: Range) -> NodeId {
        self.push(Node { rule: "", kind, range, parts: Vec::new() })
    }

    /// The node of a rule.
    pub(super) fn rule(&mut self, rule: &'static str, parts: Vec<NodeId>) -> NodeId {
        if let [only] = *parts
            && !KEPT.contains(&rule)
        {
            return only;
        }
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return self.push(Node { rule, kind: Kind::Invalid, range: Range::default(), parts });
        };
        let range = self.get(*first).range.to(self.get(*last).range);
        self.push(Node { rule, kind: Kind::Invalid, range, parts })
    }

    fn push(&mut self, node: Node) -> NodeId {
        self.all.push(node);
        self.all.len() as NodeId - 1
    }

    pub(super) fn get(&self, node: NodeId) -> &Node {
        &self.all[node as usize]
    }

    /// The kind of a token; that of a rule is none.
    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.get(node).kind
    }

    pub(super) fn name(&self, node: NodeId) -> &'static str {
        self.get(node).rule
    }
}
