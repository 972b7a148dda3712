//! Parameters of functions and of lambdas: `params`, `lambda_params`.

use bumpalo::collections::Vec;

use super::{Parse, Parser};
use crate::grammar::Stars;
use crate::lexer::Kind;
use crate::range::Range;
use crate::tree::*;

/// Whose parameters they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Function,
    Lambda,
}

impl Owner {
    /// What ends the parameters.
    fn end(self) -> Kind {
        match self {
            Owner::Function => Kind::RightParenthesis,
            Owner::Lambda => Kind::Colon,
        }
    }
}

/// Parameters that have been read.
struct Parameters<'a> {
    posonlyargs: &'a mut [Arg<'a>],
    args: Vec<'a, Arg<'a>>,
    defaults: Vec<'a, Expr<'a>>,
    kwonlyargs: Vec<'a, Arg<'a>>,
    kw_defaults: Vec<'a, Option<Expr<'a>>>,
    vararg: Option<&'a mut Arg<'a>>,
    kwarg: Option<&'a mut Arg<'a>>,
    has_slash: bool,
    has_star: bool,
}

impl<'a> Parser<'a> {
    /// `params`, up to the parenthesis that closes them.
    pub(super) fn params(&mut self) -> Parse<&'a mut Arguments<'a>> {
        self.parameters(Owner::Function)
    }

    /// `lambda_params`, up to the colon.
    pub(super) fn lambda_params(&mut self) -> Parse<&'a mut Arguments<'a>> {
        self.parameters(Owner::Lambda)
    }

    fn parameters(&mut self, owner: Owner) -> Parse<&'a mut Arguments<'a>> {
        let mut found = Parameters {
            posonlyargs: &mut [],
            args: Vec::new_in(self.bump),
            defaults: Vec::new_in(self.bump),
            kwonlyargs: Vec::new_in(self.bump),
            kw_defaults: Vec::new_in(self.bump),
            vararg: None,
            kwarg: None,
            has_slash: false,
            has_star: false,
        };
        while self.kind() != owner.end() {
            match self.kind() {
                Kind::Name => self.parameter(owner, &mut found)?,
                Kind::Star => self.star_etc(owner, &mut found)?,
                Kind::DoubleStar => {
                    self.advance();
                    let arg = self.param(owner, false)?;
                    found.kwarg = Some(self.alloc(arg));
                    self.take(Kind::Comma);
                    break;
                }
                Kind::Slash => {
                    if found.has_slash || found.has_star || found.args.is_empty() {
                        return self.refuse();
                    }
                    self.advance();
                    found.has_slash = true;
                    found.posonlyargs =
                        std::mem::replace(&mut found.args, Vec::new_in(self.bump)).into_bump_slice_mut();
                }
                _ => return self.refuse(),
            }
            if !self.take(Kind::Comma) {
                break;
            }
        }
        if self.kind() != owner.end() {
            return self.refuse();
        }
        Ok(self.alloc(Arguments {
            posonlyargs: found.posonlyargs,
            args: found.args.into_bump_slice_mut(),
            vararg: found.vararg,
            kwonlyargs: found.kwonlyargs.into_bump_slice_mut(),
            kw_defaults: found.kw_defaults.into_bump_slice_mut(),
            kwarg: found.kwarg,
            defaults: found.defaults.into_bump_slice_mut(),
        }))
    }

    /// A parameter that a name starts.
    fn parameter(&mut self, owner: Owner, found: &mut Parameters<'a>) -> Parse<()> {
        let arg = self.param(owner, false)?;
        let default = if self.take(Kind::Equal) { Some(self.expression()?) } else { None };
        if found.has_star {
            found.kwonlyargs.push(arg);
            found.kw_defaults.push(default);
            return Ok(());
        }
        found.args.push(arg);
        match default {
            Some(default) => found.defaults.push(default),
            None if !found.defaults.is_empty() => return self.refuse(),
            None => {}
        }
        Ok(())
    }

    /// `star_etc` from the star to before the comma.
    fn star_etc(&mut self, owner: Owner, found: &mut Parameters<'a>) -> Parse<()> {
        if std::mem::replace(&mut found.has_star, true) {
            return self.refuse();
        }
        self.advance();
        if self.kind() != Kind::Comma {
            let arg = self.param(owner, true)?;
            found.vararg = Some(self.alloc(arg));
            return Ok(());
        }
        // Behind a bare star there is a parameter.
        let comma = self.lexer.checkpoint();
        self.advance();
        if self.kind() != Kind::Name {
            return self.refuse();
        }
        self.lexer.rewind(comma);
        Ok(())
    }

    /// `param`, or `param_star_annotation` behind a star.
    fn param(&mut self, owner: Owner, behind_star: bool) -> Parse<Arg<'a>> {
        let start = self.start();
        let end = self.lexer.end;
        let arg = self.name()?;
        if owner == Owner::Lambda || self.kind() != Kind::Colon {
            return Ok(Arg { range: Range::new(start, end), arg, annotation: None });
        }
        self.advance();
        let annotation =
            if self.kind() == Kind::Star && behind_star && self.grammar.stars == Stars::InSubscripts {
                self.star_expression()?
            } else {
                self.expression()?
            };
        let annotation = Some(self.alloc(annotation));
        Ok(Arg { range: self.range(start), arg, annotation })
    }
}
