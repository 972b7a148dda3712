//! The arguments of calls and the parameters of functions.
//!
//! CPython: `ast_for_call` and `ast_for_arguments` in `Python/ast.c`.

use super::Checked;
use super::statements::Checker;
use super::tree::{Node, NodeId};
use crate::lexer::Kind;

impl Checker<'_, '_> {
    fn is_clause_of(&self, node: NodeId) -> bool {
        matches!(self.nodes.name(node), "comp_for" | "sync_comp_for")
    }

    /// Arguments; those of a class may not be a generator.
    pub(super) fn arguments(&self, list: NodeId, of_call: bool) -> Checked {
        let parts = &self.node(list).parts;
        for part in parts {
            if let ("argument", [_, second, ..]) = (self.nodes.name(*part), &*self.node(*part).parts)
                && self.is_clause_of(*second)
            {
                if !of_call {
                    return self.refuse(*part, "invalid syntax");
                }
                if parts.len() > 1 {
                    return self.refuse(*part, "Generator expression must be parenthesized");
                }
            }
        }
        let (mut has_keywords, mut unpacks) = (false, false);
        let mut names: Vec<&str> = Vec::new();
        for part in parts.iter().step_by(2) {
            let Node { rule, parts, .. } = self.node(*part);
            let is_argument = *rule == "argument";
            match &**parts {
                [star, value] if is_argument && self.kind(*star) == Kind::Star => {
                    if unpacks {
                        let message = "iterable argument unpacking follows keyword argument unpacking";
                        return self.refuse(*star, message);
                    }
                    self.expr(*value)?;
                }
                [stars, value] if is_argument && self.kind(*stars) == Kind::DoubleStar => {
                    self.expr(*value)?;
                    (has_keywords, unpacks) = (true, true);
                }
                [element, clause] if is_argument => self.comprehension(*element, *clause)?,
                [target, sign, value] if is_argument && self.kind(*sign) == Kind::ColonEqual => {
                    self.check_position(*target, has_keywords, unpacks)?;
                    self.named(*part, *target, *value)?;
                }
                [name, _, value] if is_argument => {
                    has_keywords = true;
                    if matches!(self.kind(*name), Kind::None | Kind::True | Kind::False) {
                        return self.refuse(*name, format!("cannot assign to {}", self.source(*name)));
                    }
                    if self.kind(*name) != Kind::Name {
                        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                        return self.refuse(*name, message);
                    }
                    self.forbidden_token(*name, *name)?;
                    if names.contains(&self.source(*name)) {
                        return self.refuse(*name, "keyword argument repeated");
                    }
                    names.push(self.source(*name));
                    self.expr(*value)?;
                }
                _ => {
                    self.check_position(*part, has_keywords, unpacks)?;
                    self.expr(*part)?;
                }
            }
        }
        Ok(())
    }

    fn check_position(&self, node: NodeId, has_keywords: bool, unpacks: bool) -> Checked {
        match (has_keywords, unpacks) {
            (_, true) => self.refuse(node, "positional argument follows keyword argument unpacking"),
            (true, _) => self.refuse(node, "positional argument follows keyword argument"),
            _ => Ok(()),
        }
    }

    /// The parameters of a function, and its parentheses.
    pub(super) fn parameters(&self, list: NodeId) -> Checked {
        if !matches!(self.nodes.name(list), "typedargslist" | "varargslist") {
            return Ok(());
        }
        let parts = &*self.node(list).parts;
        let is = |at: usize, kind| parts.get(at).is_some_and(|part| self.kind(*part) == kind);
        let mut has_default = false;
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            match self.kind(*part) {
                Kind::Slash => at += 2,
                Kind::Star => {
                    if at + 1 >= parts.len() || at + 2 == parts.len() && is(at + 1, Kind::Comma) {
                        return self.refuse(*part, "named arguments must follow bare *");
                    }
                    if is(at + 1, Kind::Comma) {
                        at += 2;
                        if is(at, Kind::DoubleStar) {
                            return self.refuse(parts[at], "named arguments must follow bare *");
                        }
                    } else {
                        self.parameter(parts[at + 1])?;
                        at += 2;
                        at += usize::from(is(at, Kind::Comma));
                    }
                    at = self.keyword_only(parts, at)?;
                }
                Kind::DoubleStar => {
                    parts.get(at + 1).map_or(Ok(()), |name| self.parameter(*name))?;
                    at += 2;
                    at += usize::from(is(at, Kind::Comma));
                }
                _ => {
                    if is(at + 1, Kind::Equal) {
                        parts.get(at + 2).map_or(Ok(()), |value| self.expr(*value).map(|_| ()))?;
                        has_default = true;
                        at += 2;
                    } else if has_default {
                        return self.refuse(list, "non-default argument follows default argument");
                    }
                    self.parameter(*part)?;
                    at += 1;
                    at += usize::from(is(at, Kind::Comma));
                }
            }
        }
        Ok(())
    }

    /// Those behind a star, from `at` on; where they end (`handle_keywordonly_args`).
    fn keyword_only(&self, parts: &[NodeId], mut at: usize) -> Checked<usize> {
        let is = |at: usize, kind| parts.get(at).is_some_and(|part| self.kind(*part) == kind);
        while let Some(part) = parts.get(at) {
            if self.kind(*part) == Kind::DoubleStar {
                break;
            }
            if is(at + 1, Kind::Equal) {
                parts.get(at + 2).map_or(Ok(()), |value| self.expr(*value).map(|_| ()))?;
                at += 2;
            }
            self.parameter(*part)?;
            at += 1;
            at += usize::from(is(at, Kind::Comma));
        }
        Ok(at)
    }

    /// A parameter and its annotation (`ast_for_arg`).
    fn parameter(&self, node: NodeId) -> Checked {
        match &*self.node(node).parts {
            [name, _, annotation] => {
                self.forbidden_token(*name, *name)?;
                self.expr(*annotation).map(|_| ())
            }
            _ => self.forbidden_token(node, node),
        }
    }
}
