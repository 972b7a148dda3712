//! Tokens to the tree: one function a rule of CPython's grammar, named as there.
//!
//! One pass and one token ahead. Where that does not tell, as behind `match` or in the parentheses of
//! `with`, the parser tries one reading and goes back for the other, at most once a statement, so that the time
//! stays linear. Nodes are made in the arena, lists of them first on the stacks of [`Parser`].
//!
//! A source that is refused leaves nothing but [`Refused`]: why, others find out in a second pass.
//! CPython: `Grammar/python.gram`, `Parser/action_helpers.c`.

mod atoms;
mod calls;
mod comprehensions;
mod depth;
mod expressions;
mod fstring;
mod numbers;
mod parameters;
mod patterns;
mod statements;
mod strings;
mod substrings;
mod targets;
mod type_params;

use bumpalo::Bump;
use pybytecode_opcode::Target;
use pybytecode_opcode::TreeStep;
use pybytecode_opcode::block_stack::{Handlers, SubstringLines};
use pybytecode_opcode::warnings::{OctalEscapes, SubstringEscapes};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Step, SyntaxError, SyntaxErrorKind};
use crate::explain::{Beginning, explain};
use crate::grammar::{DebugTargets, Grammar, SourceEnds};
use crate::lexer::{Kind, Lexer};
use crate::names::{Interner, Name, hash};
use crate::range::{LineIndex, NodeId, Range};
use crate::tree::{Expr, ExprContext, ExprKind, ExprList, Keyword, Mod, ModModule, Stmt, StmtKind};
use crate::warning::{EscapeNotice, Warning, refused, resolve};
use crate::{Origin, Tree, substring_lines};

/// The source is refused.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refused;

/// A part of the tree, or a refusal.
pub(crate) type Parse<T> = Result<T, Refused>;

/// Parses a module.
///
/// # Errors
///
/// A refusal with a message where the parser itself knows one, and without where that is to be found out.
pub(crate) fn parse<'a>(
    bump: &'a Bump,
    source: &'a str,
    target: &'static Target,
    warnings: &mut Vec<Warning>,
) -> Result<Tree<'a>, Option<SyntaxError>> {
    if u32::try_from(source.len()).is_err() {
        return Err(None);
    }
    let mut parser = Parser::new(bump, source, target);
    let parsed = parser.file();
    let mut notices = std::mem::take(&mut parser.lexer.notices);
    if parsed.is_err() {
        // What an action or the tokenizer refuses is not looked at a second time.
        let is_raised = parser.refusal.is_some() || parser.lexer.kind == Kind::Invalid;
        notices = refused(notices, is_raised, target);
    }
    let parsed = parsed.map_err(|Refused| parser.why());
    let refusal = parsed.as_ref().err().and_then(Option::as_ref);
    let is_first = |error: &&SyntaxError| {
        // What comes of an escape is an error of the parser's: later ones of the tokenizer come first.
        parser.grammar.source_ends == SourceEnds::WithToken
            && error.step == Step::Tokenizer
            && error.kind == SyntaxErrorKind::SyntaxError
    };
    warnings.append(&mut resolve(&notices, source, target, refusal.filter(is_first)));
    match parsed {
        Ok(_) if let Some(refusal) = parser.refusal_of_tree() => Err(Some(refusal)),
        Ok(root) => {
            let (node_count, names) = (parser.node_count, parser.names);
            let (origin, lines) = (Origin::Parsed, LineIndex::new(source));
            let mut foldable = parser.foldable;
            if !foldable.is_sorted() {
                // What was read twice stands there twice.
                foldable.sort_unstable();
            }
            let jumps_in_finally = parser.jumps_in_finally;
            let mut tree =
                Tree { origin, root, names, source, lines, node_count, foldable, jumps_in_finally };
            if parser.has_spread_fstrings
                && let Handlers::BlockStack(facts) = target.handlers
                && facts.substring_lines == SubstringLines::Found
            {
                substring_lines::move_to_lines(&mut tree);
            }
            Ok(tree)
        }
        Err(refusal) => Err(refusal),
    }
}

/// A parser under way.
pub(crate) struct Parser<'a> {
    bump: &'a Bump,
    lexer: Lexer<'a>,
    grammar: &'static Grammar,
    /// Which escapes are told, and where.
    escapes: (OctalEscapes, SubstringEscapes),
    /// What is told of f-strings when they end, those of the innermost last.
    deferred: Vec<EscapeNotice>,
    names: Interner<'a>,
    node_count: u32,
    /// How many nodes are around the one being parsed.
    depth: u32,
    /// By how much the tree is deeper than `depth` knows: see [`depth`].
    extra: u32,
    /// Whether something may be too deep for the stack of the LL(1) parser.
    is_deep: bool,
    /// Whether an f-string, with those beside it, stands on several lines.
    has_spread_fstrings: bool,
    /// How many strings with fields are open.
    strings: u32,
    /// Whether `<>` takes the place of `!=`.
    flufl: bool,
    /// Where the last statement of the module starts that was begun.
    beginning: u32,
    /// Why the source is refused, where only the parser can tell.
    refusal: Option<SyntaxError>,
    /// Lists that are being made, the innermost last.
    exprs: Vec<Expr<'a>>,
    keys: Vec<Option<Expr<'a>>>,
    keywords: Vec<Keyword<'a>>,
    stmts: Vec<Stmt<'a>>,
    /// See [`Tree::foldable`].
    foldable: Vec<u32>,
    /// The steps of preprocessing, a bit each.
    steps: u32,
    /// How many `return`, `break` and `continue` have been read.
    jumps: u32,
    /// See [`Tree::jumps_in_finally`].
    jumps_in_finally: bool,
}

impl<'a> Parser<'a> {
    fn new(bump: &'a Bump, source: &'a str, target: &'static Target) -> Self {
        let grammar = Grammar::of(target);
        Parser {
            bump,
            lexer: Lexer::new(source, grammar),
            grammar,
            escapes: (target.warnings.octal_escapes, target.warnings.substring_escapes),
            deferred: Vec::new(),
            names: Interner::new(bump),
            node_count: 0,
            depth: 0,
            extra: 0,
            is_deep: false,
            has_spread_fstrings: false,
            strings: 0,
            flufl: false,
            beginning: 0,
            refusal: None,
            exprs: Vec::with_capacity(64),
            keys: Vec::new(),
            keywords: Vec::new(),
            stmts: Vec::with_capacity(64),
            foldable: Vec::new(),
            steps: TreeStep::bits(target.tree_steps),
            jumps: 0,
            jumps_in_finally: false,
        }
    }

    /// What 3.8 alone refuses as it reads or makes the tree: `__debug__` where it is bound, and expressions for which
    /// its stack is too small.
    fn refusal_of_tree(&self) -> Option<SyntaxError> {
        if !self.may_refuse_tree() {
            return None;
        }
        explain(self.lexer.source(), self.grammar, Beginning { start: 0, flufl: false })
    }

    /// Whether the source has what 3.8 may refuse though it has been read.
    fn may_refuse_tree(&self) -> bool {
        self.grammar.debug_targets == DebugTargets::InTree
            && (self.is_deep
                || self.lexer.has_nested(depth::DEEP)
                || memchr::memmem::find(self.lexer.source().as_bytes(), b"__debug__").is_some())
    }

    /// Why the source is refused.
    #[cold]
    fn why(&mut self) -> Option<SyntaxError> {
        if self.refusal.as_ref().is_some_and(|refusal| refusal.kind == SyntaxErrorKind::RecursionError) {
            return self.refusal.take();
        }
        let start = if self.may_refuse_tree() { 0 } else { self.beginning };
        let beginning = Beginning { start, flufl: self.flufl };
        explain(self.lexer.source(), self.grammar, beginning).or_else(|| {
            // A source may be too long to be explained by all rules.
            let is_at_end = self.lexer.is_at_end();
            is_at_end.then(|| self.lexer.never_closed()).flatten().or_else(|| self.refusal.take())
        })
    }

    /// `file`
    fn file(&mut self) -> Parse<Mod<'a>> {
        self.lexer.advance_line();
        let body = self.statements_of_module()?;
        Ok(Mod::Module(ModModule { body }))
    }

    #[inline(always)]
    fn kind(&self) -> Kind {
        self.lexer.kind
    }

    /// Where the current token starts.
    #[inline(always)]
    fn start(&self) -> u32 {
        self.lexer.start
    }

    #[inline]
    fn advance(&mut self) {
        self.lexer.advance();
    }

    /// Whether the current token is of that kind; if so, it is passed.
    #[inline]
    fn take(&mut self, kind: Kind) -> bool {
        let found = self.kind() == kind;
        if found {
            self.advance();
        }
        found
    }

    /// Passes a token of that kind.
    #[inline]
    fn expect(&mut self, kind: Kind) -> Parse<()> {
        if self.take(kind) { Ok(()) } else { self.refuse() }
    }

    #[cold]
    fn refuse<T>(&self) -> Parse<T> {
        Err(Refused)
    }

    /// Refuses in words of CPython's.
    #[cold]
    fn refuse_as<T>(&mut self, kind: SyntaxErrorKind, message: impl Into<String>) -> Parse<T> {
        self.refusal.get_or_insert(SyntaxError::placeless(kind, message));
        Err(Refused)
    }

    /// The name that is the current token.
    #[inline]
    fn name(&mut self) -> Parse<Name> {
        if self.kind() != Kind::Name {
            return self.refuse();
        }
        let name = if self.lexer.is_foreign { self.foreign_name() } else { self.ascii_name() };
        self.advance();
        Ok(name)
    }

    #[inline]
    fn ascii_name(&mut self) -> Name {
        let text = self.lexer.text();
        self.names.intern_hashed(text, hash(text.as_bytes()))
    }

    #[cold]
    fn foreign_name(&mut self) -> Name {
        let normal: String = self.lexer.text().nfkc().collect();
        if let "None" | "True" | "False" = normal.as_str() {
            let message = format!("identifier field can't represent '{normal}' constant");
            let _: Parse<()> = self.refuse_as(SyntaxErrorKind::ValueError, message);
        }
        self.names.intern(&normal)
    }

    /// Whether the current token is a name of that text.
    #[inline]
    fn at_word(&self, word: &str) -> bool {
        self.kind() == Kind::Name && self.lexer.text() == word
    }

    fn next_id(&mut self) -> NodeId {
        self.node_count += 1;
        NodeId(self.node_count - 1)
    }

    /// From `start` to where the last token ended.
    #[inline]
    fn range(&self, start: u32) -> Range {
        Range::new(start, self.lexer.last_end)
    }

    /// An expression that started at `start` and ended with the last token.
    #[inline]
    fn expr(&self, start: u32, kind: ExprKind<'a>) -> Expr<'a> {
        Expr { range: self.range(start), kind }
    }

    /// Takes note of what ended with the last token: it is [foldable](Tree::foldable).
    #[inline]
    fn note(&mut self) {
        self.foldable.push(self.lexer.last_end);
    }

    /// Takes note of the expression that ended with the last token, if it is foldable for that step and the target
    /// has the step.
    #[inline]
    fn note_for(&mut self, step: TreeStep, is_foldable: bool) {
        if is_foldable && self.has_step(step) {
            self.note();
        }
    }

    /// Whether the target has that step of preprocessing.
    #[inline]
    fn has_step(&self, step: TreeStep) -> bool {
        self.steps & step.bit() != 0
    }

    /// A tuple that ended with the last token.
    fn tuple(&mut self, start: u32, elts: &'a mut [Expr<'a>]) -> Expr<'a> {
        self.note_for(TreeStep::FoldTuple, elts.iter().all(is_constant));
        self.expr(start, ExprKind::Tuple(ExprList { elts, ctx: ExprContext::Load }))
    }

    /// A statement that started at `start` and ended with the last token.
    #[inline]
    fn stmt(&self, start: u32, kind: StmtKind<'a>) -> Stmt<'a> {
        Stmt { range: self.range(start), kind }
    }

    #[inline]
    fn alloc<T>(&self, node: T) -> &'a mut T {
        self.bump.alloc(node)
    }

    /// The expressions that were put on the stack since there were `start`.
    #[inline]
    fn exprs_since(&mut self, start: usize) -> &'a mut [Expr<'a>] {
        if self.exprs.len() == start {
            return &mut [];
        }
        self.bump.alloc_slice_fill_iter(self.exprs.drain(start..))
    }
}

fn is_constant(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant(_))
}

/// Whether it may become a constant where it is iterated over or searched in.
fn is_list_or_set(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::List(_) | ExprKind::Set(_))
}
