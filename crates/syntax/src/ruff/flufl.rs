//! `from __future__ import barry_as_FLUFL`: `<>` instead of `!=` (`_PyPegen_check_barry_as_flufl`).
//!
//! Ruff knows no `<>`, so it reads a copy of the source in which `!=` stands there.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Mod, Stmt};
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextSize};

use super::range;
use crate::error::SyntaxError;

const FEATURE: &str = "barry_as_FLUFL";

/// The source for ruff to read instead, `parsed` being what it made of this one; `None` if that is good.
///
/// # Errors
///
/// A `!=` behind the import.
pub(super) fn replaced(source: &str, parsed: &Parsed<Mod>) -> Result<Option<String>, SyntaxError> {
    let Some(import) = import(parsed) else { return Ok(None) };
    let mut replaced = source.to_owned();
    let behind = parsed.tokens().iter().skip_while(|token| token.start() < import);
    let mut previous: Option<&Token> = None;
    for token in behind {
        match token.kind() {
            TokenKind::NotEqual => {
                let message = "with Barry as BDFL, use '<>' instead of '!='";
                return Err(SyntaxError::new(message, range(token.range())));
            }
            TokenKind::Greater => {
                let less = previous.filter(|less| less.kind() == TokenKind::Less);
                if let Some(less) = less.filter(|less| less.end() == token.start()) {
                    replaced.replace_range(less.start().to_usize()..token.end().to_usize(), "!=");
                }
            }
            _ => {}
        }
        previous = Some(token);
    }
    Ok((replaced != source).then_some(replaced))
}

/// Where the import ends. Anywhere but at the head of a module it is refused later.
fn import(parsed: &Parsed<Mod>) -> Option<TextSize> {
    let Mod::Module(module) = parsed.syntax() else { return None };
    module.body.iter().find_map(|stmt| match stmt {
        Stmt::ImportFrom(import) if import.level == 0 => {
            let is_future = import.module.as_ref().is_some_and(|module| module.id == "__future__");
            let is_feature = import.names.iter().any(|alias| alias.name.id == FEATURE);
            (is_future && is_feature).then_some(import.range.end())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use bumpalo::Bump;
    use pybytecode_opcode::PY314;

    fn dump(source: &str) -> Result<String, String> {
        let bump = Bump::new();
        let tree = crate::parse(&bump, source, &PY314).map_err(|error| error.message)?;
        Ok(crate::dump::dump(&tree))
    }

    #[test]
    fn the_other_inequality() {
        let import = "from __future__ import barry_as_FLUFL\n";
        assert!(dump(&format!("{import}a <> b, '<>'")).unwrap().contains("ops=[NotEq()]"));
        assert!(dump(&format!("{import}a <> b, '<>'")).unwrap().contains("value='<>'"));
        assert_eq!(
            dump(&format!("{import}a != b")).unwrap_err(),
            "with Barry as BDFL, use '<>' instead of '!='"
        );
        let hint = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
        assert_eq!(dump("a <> b").unwrap_err(), hint);
        assert_eq!(dump(&format!("{import}a < > b")).unwrap_err(), "invalid syntax");
    }
}
