//! Numbers and strings, and the expressions in f-strings, which are read on their own.
//!
//! CPython: `parsenumber`, `parsestrplus` and `fstring_compile_expr` in `Python/ast.c`.

use super::statements::Checker;
use super::tree::NodeId;
use super::{Checked, Text};
use crate::error::{Shown, Step, SyntaxError};
use crate::explain::strings::{self, Fault};
use crate::explain::substrings::{self, Fields};
use crate::explain::tokens::Tokens;
use crate::lexer::Kind;
use crate::literal::number;

/// What asks for the fields of an f-string that is part of a node.
struct Substrings<'c, 't, 'a> {
    checker: &'c Checker<'t, 'a>,
    node: NodeId,
}

impl Fields for Substrings<'_, '_, '_> {
    fn refusal(&mut self, message: String) -> Box<SyntaxError> {
        let range = self.checker.node(self.node).range;
        Box::new(SyntaxError { step: Step::Compiler, ..SyntaxError::new(message, range) })
    }

    fn escapes(&mut self, message: String) -> Box<SyntaxError> {
        self.refusal(message)
    }

    fn expression(&mut self, start: usize, end: usize) -> Checked {
        let Text { source, grammar, .. } = *self.checker.text;
        let source = format!("({})", source.get(start..end).unwrap_or_default());
        let text = Text { source: &source, grammar, is_part: true };
        let (nodes, root) = text.parse(Tokens::new(&source, grammar, 0), "eval_input")?;
        text.checker(&nodes).statement(root).map_err(|mut error| {
            // What is shown of a file whose name is that of no file.
            if error.shown.is_none()
                && let Some(range) = error.range
            {
                let before = &source.as_bytes()[..range.start as usize];
                let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
                let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
                let column = (range.start as usize - start) as u32 + 1;
                let end_column = column as i32;
                error.shown = Some(Box::new(Shown { line, column, end_line: line, end_column, text: None }));
            }
            error
        })
    }
}

impl Checker<'_, '_> {
    pub(super) fn number(&self, node: NodeId) -> Checked<&'static str> {
        let text = self.source(node);
        if text.len() > 1000
            && self.kind(node) == Kind::Int
            && let Err(long) = number::integer(&bumpalo::Bump::new(), text)
        {
            return self.refuse(node, long.message(self.text.grammar));
        }
        Ok("literal")
    }

    /// Literals side by side; `node` is what they make.
    pub(super) fn strings(&self, node: NodeId, parts: &[NodeId]) -> Checked<&'static str> {
        let (mut name, mut is_bytes) = ("literal", None);
        for part in parts {
            let text = self.source(*part);
            let kind = match strings::check(text, self.text.grammar) {
                Ok(kind) => kind,
                Err(Fault::Bytes(message)) => return self.refuse(*part, message + "."),
                Err(Fault::Escape(message)) => return self.refuse(node, message),
            };
            if is_bytes.replace(kind == "Bytes").is_some_and(|before| before != (kind == "Bytes")) {
                return self.refuse(node, "cannot mix bytes and nonbytes literals");
            }
            if kind == "JoinedStr" {
                name = "f-string expression";
                let (inside, is_raw) = strings::inside(text);
                let start = self.node(*part).range.start as usize;
                let place = (start + inside.start, start + inside.end);
                let mut fields = Substrings { checker: self, node };
                substrings::check(self.text.source, place, is_raw, self.text.grammar, &mut fields)?;
            }
        }
        Ok(name)
    }
}
