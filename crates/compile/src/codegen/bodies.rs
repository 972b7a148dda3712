//! Whole modules, bodies of modules and classes, and docstrings (`_PyCodegen_Module`,
//! `codegen_body`, `_PyCompile_CleanDoc`).

use std::borrow::Cow;

use pybytecode_code::{CodeFlags, Location, ObjectId};
use pybytecode_opcode::facts::{Annotations, Docstrings};
use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::literal::Text;
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, Mod, Stmt, StmtKind};

use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, UnitKind};
use crate::Result;
use crate::docstring::docstring;
use crate::symtable::SymbolTable;

/// A docstring and where it stands, if it is kept, and the statements behind it.
type Docstring<'t, 'a> = (Option<(ObjectId, Range)>, &'t [Stmt<'a>]);

impl<'t, 'a> Compiler<'t, 'a> {
    /// The code object of a whole source (`compiler_mod`).
    pub(crate) fn module(&mut self, root: &'t Mod<'a>) -> Result<ObjectId> {
        self.enter_scope(NewUnit {
            name: known::MODULE_SCOPE,
            kind: UnitKind::Module,
            scope: SymbolTable::MODULE,
            firstlineno: 1,
            private: None,
            parameters: ParameterCounts::default(),
        });
        match root {
            Mod::Module(module) => self.module_body(module.body)?,
            Mod::Interactive(prompt) => {
                self.interactive = true;
                self.module_body(prompt.body)?;
            }
            Mod::Expression(expression) => self.visit_expr(expression.body)?,
        }
        let module = self.leave_scope(!matches!(root, Mod::Expression(_)))?;
        Ok(module.code)
    }

    fn module_body(&mut self, body: &'t [Stmt<'a>]) -> Result {
        let loc = match body.first() {
            Some(_) if self.interactive && self.target.annotations == Annotations::Eager => {
                Location::line_start(1)
            }
            Some(first) => self.location(first.range),
            None => Location::line_start(1),
        };
        if self.scope().has_conditional_annotations {
            self.emit().build_set(0, loc);
            let name = self.name_object(known::CONDITIONAL_ANNOTATIONS);
            self.emit().store_name(name, loc);
        }
        self.body(body, loc)
    }

    /// The statements of a module or class; `loc` is where what they need before them belongs.
    pub(super) fn body(&mut self, body: &'t [Stmt<'a>], loc: Location) -> Result {
        // Every annotated module or class has its `__annotations__`, unless a function
        // `__annotate__` makes them when they are asked for.
        let deferred = self.target.annotations == Annotations::Deferred
            && !self.features.contains(CodeFlags::FUTURE_ANNOTATIONS);
        if !deferred && self.scope().annotations_used {
            self.emit().setup_annotations(loc);
        }
        if body.is_empty() {
            return Ok(());
        }
        // A string at the prompt is no docstring.
        let statements = if self.interactive_top_level() { body } else { self.docstring_of_body(body)? };
        self.visit_body(statements)?;
        if deferred {
            self.deferred_annotations(loc)?;
        }
        Ok(())
    }

    /// Binds the docstring of a module or class; gives the statements behind it.
    fn docstring_of_body(&mut self, body: &'t [Stmt<'a>]) -> Result<&'t [Stmt<'a>]> {
        let (docstring, rest) = self.docstring(body)?;
        if let Some((docstring, range)) = docstring {
            let loc = self.location(range);
            self.emit().load_const(docstring, loc);
            self.name_op(Location::NONE, known::DOC, ExprContext::Store)?;
            self.set_place(Location::NONE);
        }
        Ok(rest)
    }

    /// The docstring of the current scope, its place, and the statements behind it. Under `-OO` one that
    /// is still in the tree is passed over.
    pub(super) fn docstring(&mut self, body: &'t [Stmt<'a>]) -> Result<Docstring<'t, 'a>> {
        if !self.scope().has_docstring {
            return Ok((None, body));
        }
        let (Some(text), Some((first, rest))) = (docstring(body), body.split_first()) else {
            return Ok((None, body));
        };
        let StmtKind::Expr(statement) = &first.kind else { return Ok((None, body)) };
        if self.optimize >= 2 {
            return Ok((None, if self.target.docstrings == Docstrings::AsWritten { body } else { rest }));
        }
        let docstring = match self.target.docstrings {
            Docstrings::AsWritten => self.objects.str(text),
            Docstrings::Cleaned => {
                if let Some(refusal) = refuse_surrogates(text) {
                    return Err(refusal.into());
                }
                self.objects.str(&clean_doc(text))
            }
        };
        Ok((Some((docstring, statement.value.range)), rest))
    }

    /// Whether statements are those that the user typed at a prompt, not those of a function there.
    pub(super) fn interactive_top_level(&self) -> bool {
        self.interactive && self.units.len() == 1
    }
}

/// CPython cleans docstrings in UTF-8, which has no lone surrogates: its refusal.
fn refuse_surrogates(text: Text) -> Option<SyntaxError> {
    memchr::memchr(0xED, text)?;
    let is_surrogate = |bytes: &[u8]| matches!(bytes, [0xED, 0xA0..=0xBF, ..]);
    let characters = || {
        let starts = text.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80);
        starts.map(|(at, _)| &text[at..])
    };
    let first = characters().position(is_surrogate)?;
    let last = first + characters().skip(first).take_while(|c| is_surrogate(c)).count() - 1;
    let message = if first == last {
        let character = characters().nth(first)?;
        let code = 0xD000 | u32::from(character[1] & 0x3F) << 6 | u32::from(*character.get(2)? & 0x3F);
        format!(
            "'utf-8' codec can't encode character '\\u{code:04x}' in position {first}: surrogates not allowed"
        )
    } else {
        format!("'utf-8' codec can't encode characters in position {first}-{last}: surrogates not allowed")
    };
    Some(SyntaxError::placeless(SyntaxErrorKind::ValueError, message))
}

/// A docstring with tabs expanded and without the indentation that all lines but the first share.
///
/// Unlike `inspect.cleandoc`, blank lines at both ends stay: line numbers in it are still right.
fn clean_doc(doc: &[u8]) -> Cow<'_, [u8]> {
    let doc = expand_tabs(doc);
    let spaces = |line: &[u8]| line.iter().take_while(|byte| **byte == b' ').count();
    let margin = lines(&doc)
        .skip(1)
        .map(|line| (line, spaces(line)))
        .filter(|(line, spaces)| line.get(*spaces).is_some_and(|byte| *byte != b'\n'))
        .map(|(_, spaces)| spaces)
        .min()
        .unwrap_or(0);
    if margin == 0 && doc.first() != Some(&b' ') {
        return doc;
    }
    let mut clean = Vec::with_capacity(doc.len());
    for (at, line) in lines(&doc).enumerate() {
        let spaces = spaces(line);
        let dropped = if at == 0 { spaces } else { spaces.min(margin) };
        clean.extend_from_slice(&line[dropped..]);
    }
    Cow::Owned(clean)
}

/// The lines of a text, each with its newline.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// Tabs become spaces up to the next column that 8 divides (`str.expandtabs`).
fn expand_tabs(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\t', text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut expanded = Vec::with_capacity(text.len() + 32);
    let mut column = 0usize;
    for &byte in text {
        match byte {
            b'\t' => {
                let width = 8 - column % 8;
                expanded.resize(expanded.len() + width, b' ');
                column += width;
            }
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                // Columns are characters: continuation bytes of UTF-8 do not count.
                column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
    Cow::Owned(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn clean(doc: &str, expected: &str) {
        assert_eq!(String::from_utf8(clean_doc(doc.as_bytes()).into_owned()).unwrap(), expected);
    }

    #[test]
    fn shared_indentation_goes() {
        clean("one\n    two\n      three\n", "one\ntwo\n  three\n");
        clean("  one\n  two", "one\ntwo");
        clean("one\n two\n\n  three", "one\ntwo\n\n three");
    }

    #[test]
    fn blank_lines_do_not_count() {
        clean("one\n \n    two\n  ", "one\n\ntwo\n");
        clean("\n", "\n");
        clean("", "");
        clean("   ", "");
    }

    #[test]
    fn surrogates_are_refused_in_the_codecs_words() {
        let refusal = |text: &[u8]| refuse_surrogates(text).map(|e| e.message);
        assert_eq!(refusal("a\u{D7FF}é".as_bytes()), None);
        assert_eq!(
            refusal(b"\xC3\xA9\xED\xB2\x80x").unwrap(),
            "'utf-8' codec can't encode character '\\udc80' in position 1: surrogates not allowed"
        );
        assert_eq!(
            refusal(b"\xED\xA0\x80\xED\xA0\x80").unwrap(),
            "'utf-8' codec can't encode characters in position 0-1: surrogates not allowed"
        );
    }

    #[test]
    fn tabs_are_expanded_first() {
        clean("a\tb\n\tc\n        d", "a       b\nc\nd");
        clean("é\tb", "é       b");
        clean("a\r\tb", "a\r        b");
    }
}
