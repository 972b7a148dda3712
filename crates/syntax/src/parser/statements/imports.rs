//! `import_name` and `import_from`.

use bumpalo::collections::Vec;

use crate::grammar::Flufl;
use crate::lexer::Kind;
use crate::names::{Name, known};
use crate::parser::{Parse, Parser};
use crate::range::Range;
use crate::tree::*;
use crate::warning::Notice;

impl<'a> Parser<'a> {
    pub(super) fn import_name(&mut self, is_lazy: bool) -> Parse<StmtKind<'a>> {
        self.advance();
        let mut names = Vec::new_in(self.bump);
        loop {
            let start = self.start();
            let name = self.dotted_name()?;
            names.push(self.alias(start, name)?);
            if !self.take(Kind::Comma) {
                break;
            }
        }
        Ok(StmtKind::Import(StmtImport { names: names.into_bump_slice_mut(), is_lazy }))
    }

    pub(super) fn import_from(&mut self, is_lazy: bool) -> Parse<StmtKind<'a>> {
        self.advance();
        let mut level = 0;
        loop {
            match self.kind() {
                Kind::Dot => level += 1,
                Kind::Ellipsis => level += 3,
                _ => break,
            }
            self.advance();
        }
        let dots_end = self.lexer.last_end;
        let name = Range::new(self.start(), self.lexer.end);
        let module = if level > 0 && self.kind() == Kind::Import { None } else { Some(self.dotted_name()?) };
        self.expect(Kind::Import)?;
        let names = self.import_from_targets()?;
        if level == 0 && module == Some(known::FUTURE) && self.grammar.flufl == Flufl::Obeyed {
            self.flufl |= names.iter().any(|alias| self.names.text(alias.name) == "barry_as_FLUFL");
        }
        if !is_lazy
            && level > 0
            && name.start > dots_end
            && module.is_some_and(|name| self.names.text(name) == "lazy")
        {
            self.lexer.notices.push(Notice::LazyLookalike { name, level: level as u32 });
        }
        Ok(StmtKind::ImportFrom(StmtImportFrom { module, names, level, is_lazy }))
    }

    fn import_from_targets(&mut self) -> Parse<&'a mut [Alias]> {
        if self.kind() == Kind::Star {
            let start = self.start();
            self.advance();
            return Ok(self.alloc([Alias { range: self.range(start), name: known::STAR, asname: None }]));
        }
        let in_parentheses = self.take(Kind::LeftParenthesis);
        let mut names = Vec::new_in(self.bump);
        loop {
            let start = self.start();
            let name = self.name()?;
            names.push(self.alias(start, name)?);
            if !self.take(Kind::Comma) || in_parentheses && self.kind() == Kind::RightParenthesis {
                break;
            }
        }
        if in_parentheses {
            self.expect(Kind::RightParenthesis)?;
        }
        Ok(names.into_bump_slice_mut())
    }

    /// `['as' NAME]` behind a name.
    fn alias(&mut self, start: u32, name: Name) -> Parse<Alias> {
        let asname = if self.take(Kind::As) { Some(self.name()?) } else { None };
        Ok(Alias { range: self.range(start), name, asname })
    }

    fn dotted_name(&mut self) -> Parse<Name> {
        let start = self.start();
        let first = self.name()?;
        if self.kind() != Kind::Dot {
            return Ok(first);
        }
        let mut len = self.names.text(first).len();
        let mut parts = bumpalo::vec![in self.bump; first];
        while self.take(Kind::Dot) {
            let part = self.name()?;
            len += self.names.text(part).len() + 1;
            parts.push(part);
        }
        let range = self.range(start);
        let written = self.lexer.slice(range.start, range.end);
        // Nothing but the names and dots, and no name written otherwise than it is called.
        if written.is_ascii() && written.len() == len {
            return Ok(self.names.intern(written));
        }
        let parts: std::vec::Vec<&str> = parts.iter().map(|part| self.names.text(*part)).collect();
        Ok(self.names.intern(&parts.join(".")))
    }
}
