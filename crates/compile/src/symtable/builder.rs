//! The first pass: which scopes there are, and how each mentions its names.
//!
//! Here is what all constructs share: entering and leaving scopes and recording names
//! (`symtable_enter_block`, `symtable_add_def_helper` and their like). The walk itself is in the
//! files named after what they walk.

use bumpalo::Bump;
use pybytecode_opcode::Target;
use pybytecode_opcode::facts::{
    AnnotationWords, ClassAnnotationScopes, DebugNames, DuplicateParameter, LazyEvaluation, MisplacedAwaits,
    SymbolPlaces,
};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Interner, Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, Keyword, Mod};

use super::errors::not_allowed_in;
use super::{BlockType, NameScope, Scope, ScopeId, ScopeKey, Symbol, SymbolFlags, SymbolTable};
use crate::Result;
use crate::docstring::docstring;
use crate::future::Future;
use crate::recursion::{Depth, too_deep};

/// How many scopes may be inside each other: the name of each holds those of all around it. More
/// than CPython's parser lets pass, which are 2,984 lambdas.
const MOST_NESTED_SCOPES: usize = 4000;

/// A scope that the walk is in, with what only the walk needs to know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) scope: ScopeId,
    /// How many iterables of comprehensions the walk is in; scopes inside them count on.
    pub(super) comp_iter_expr: u32,
    /// In the target of a comprehension.
    pub(super) comp_iter_target: bool,
    /// In a statement whose body may not run.
    pub(super) in_conditional_block: bool,
    /// In a `try` statement.
    pub(super) in_try_block: bool,
    /// In an annotation of a local variable, which is never evaluated.
    pub(super) in_unevaluated_annotation: bool,
}

impl Block {
    fn new(scope: ScopeId, comp_iter_expr: u32) -> Self {
        Block {
            scope,
            comp_iter_expr,
            comp_iter_target: false,
            in_conditional_block: false,
            in_try_block: false,
            in_unevaluated_annotation: false,
        }
    }
}

/// A name that `global`, `nonlocal` or a walrus in a comprehension declares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Directive {
    pub(super) scope: ScopeId,
    pub(super) name: Name,
    pub(super) range: Range,
}

/// The state of the first pass (`struct symtable`).
pub(super) struct Builder<'n, 'a> {
    pub(super) names: &'n mut Interner<'a>,
    pub(super) bump: &'a Bump,
    pub(super) future: Future,
    pub(super) target: &'static Target,
    pub(super) table: SymbolTable<'a>,
    /// The innermost scope that the walk is in.
    pub(super) block: Block,
    /// The scopes around it; the first is the module.
    outer_blocks: Vec<Block>,
    /// The class that the walk is in, whose name mangles private names.
    pub(super) private: Option<Name>,
    pub(super) directives: Vec<Directive>,
    pub(super) depth: Depth,
}

impl<'n, 'a> Builder<'n, 'a> {
    pub(super) fn new(names: &'n mut Interner<'a>, future: Future, target: &'static Target) -> Self {
        let bump = names.bump();
        let mut table = SymbolTable::new(names.len());
        table.scopes.push(Scope::new(known::TOP, BlockType::Module, Range::default(), bump));
        Builder {
            bump,
            table,
            names,
            future,
            target,
            block: Block::new(SymbolTable::MODULE, 0),
            outer_blocks: Vec::with_capacity(16),
            private: None,
            directives: Vec::new(),
            depth: Depth::default(),
        }
    }

    /// Walks the whole tree.
    pub(super) fn module(&mut self, root: &Mod<'a>) -> Result {
        match root {
            Mod::Module(node) => {
                self.current().has_docstring = docstring(node.body).is_some();
                self.visit_stmts(node.body)
            }
            Mod::Interactive(node) => self.visit_stmts(node.body),
            Mod::Expression(node) => self.visit_expr(node.body),
        }
    }

    /// How many scopes there are around that which the walk is in.
    #[inline]
    pub(super) fn innermost(&self) -> usize {
        self.outer_blocks.len()
    }

    /// The scope that `at` others are around.
    #[inline]
    pub(super) fn block_at(&self, at: usize) -> Block {
        self.outer_blocks.get(at).copied().unwrap_or(self.block)
    }

    /// The scope that the walk is in (`st_cur`).
    #[inline]
    pub(super) fn current_id(&self) -> ScopeId {
        self.block.scope
    }

    #[inline]
    pub(super) fn current(&mut self) -> &mut Scope<'a> {
        let id = self.current_id();
        self.table.scope_mut(id)
    }

    /// A scope inside the current one, which is not entered yet (`ste_new`).
    pub(super) fn new_scope(&mut self, name: Name, block: BlockType, range: Range) -> ScopeId {
        let id = ScopeId(self.table.scopes.len() as u32);
        let mut scope = Scope::new(name, block, range, self.bump);
        let parent = self.table.scope(self.block.scope);
        scope.nested = parent.nested || parent.is_function_like();
        scope.method = parent.block == BlockType::Class && block == BlockType::Function;
        scope.parent = Some(self.block.scope);
        self.table.scopes.push(scope);
        id
    }

    /// Enters a new scope (`symtable_enter_existing_block`, `add_to_children`).
    pub(super) fn enter_existing(&mut self, id: ScopeId) -> Result {
        let parent = self.block.scope;
        self.enter_again(id)?;
        // Annotations that are kept as text are nobody's children: they are never run.
        let text_only = self.future.annotations && self.table.scope(id).block == BlockType::Annotation;
        if !text_only {
            self.table.scope_mut(parent).children.push(id);
        }
        Ok(())
    }

    /// Enters a scope that is somebody's child already.
    pub(super) fn enter_again(&mut self, id: ScopeId) -> Result {
        if self.outer_blocks.len() + 1 >= MOST_NESTED_SCOPES {
            return Err(too_deep());
        }
        let around = self.block;
        let mangled = self.table.scope(around.scope).mangled_names;
        let scope = self.table.scope_mut(id);
        // In a class all names are mangled.
        if mangled.is_some() && scope.block != BlockType::Class {
            scope.mangled_names = mangled;
        }
        self.outer_blocks.push(around);
        self.block = Block::new(id, around.comp_iter_expr);
        Ok(())
    }

    /// Makes a scope and enters it (`symtable_enter_block`).
    pub(super) fn enter(
        &mut self,
        name: Name,
        block: BlockType,
        key: Option<ScopeKey>,
        range: Range,
    ) -> Result<ScopeId> {
        let id = self.new_scope(name, block, range);
        if let Some(key) = key {
            self.table.register(key, id);
        }
        self.enter_existing(id)?;
        let evaluated_later =
            matches!(block, BlockType::Annotation | BlockType::TypeVariable | BlockType::TypeAlias);
        if evaluated_later && self.target.lazy_evaluation == LazyEvaluation::WithFormat {
            self.define(known::DOT_FORMAT, SymbolFlags::PARAM, range)?;
            self.define(known::DOT_FORMAT, SymbolFlags::USE, range)?;
        }
        Ok(id)
    }

    /// Leaves the current scope (`symtable_exit_block`).
    pub(super) fn exit(&mut self) {
        self.block = self.outer_blocks.pop().expect("the module's block stays until the walk is over");
    }

    /// Records a name of the current scope: a use reads it, all else writes it (`symtable_add_def`).
    #[inline]
    pub(super) fn define(&mut self, name: Name, flags: SymbolFlags, range: Range) -> Result {
        let context = if flags == SymbolFlags::USE { ExprContext::Load } else { ExprContext::Store };
        self.define_in_context(name, flags, range, context)
    }

    /// Records that the current scope uses a name: what most names are for, and seldom refused.
    pub(super) fn use_name(&mut self, name: Name, range: Range) -> Result {
        let Block { scope, comp_iter_target, .. } = self.block;
        if comp_iter_target {
            return self.define(name, SymbolFlags::USE, range);
        }
        let mangled = self.table.mangle(self.names, self.private, scope, name);
        match self.table.index_of(scope, mangled) {
            Some(index) => self.table.scope_mut(scope).symbols.at(index).flags |= SymbolFlags::USE,
            None => {
                let symbol = Symbol { name: mangled, flags: SymbolFlags::USE, scope: NameScope::Unknown };
                self.table.insert(scope, symbol);
            }
        }
        Ok(())
    }

    /// Records a name of the current scope (`symtable_add_def_ctx`).
    pub(super) fn define_in_context(
        &mut self,
        name: Name,
        flags: SymbolFlags,
        range: Range,
        context: ExprContext,
    ) -> Result {
        const WRITES: SymbolFlags = SymbolFlags::PARAM.union(SymbolFlags::LOCAL).union(SymbolFlags::IMPORT);
        if flags.intersects(WRITES) {
            self.check_name(name, range, context)?;
        }
        if flags.contains(SymbolFlags::TYPE_PARAM)
            && let Some(set) = self.current().mangled_names
        {
            self.table.add_mangled(set, name);
        }
        self.add(name, flags, self.innermost(), range)
    }

    /// The place that is told of what is refused in the scope that `at` others are around.
    #[cold]
    pub(super) fn place(&self, at: usize, own: Range) -> Range {
        match self.target.symbol_places {
            SymbolPlaces::Scope => self.table.scope(self.block_at(at).scope).range,
            SymbolPlaces::Own => own,
        }
    }

    /// Records a name of the scope that `at` others are around (`symtable_add_def_helper`).
    pub(super) fn add(&mut self, name: Name, flags: SymbolFlags, at: usize, range: Range) -> Result {
        let mangled = self.table.mangle(self.names, self.private, self.current_id(), name);
        let block = self.block_at(at);
        let found = self.table.index_of(block.scope, mangled);
        let symbols = &mut self.table.scope_mut(block.scope).symbols;
        let before = found.map_or(SymbolFlags::empty(), |index| symbols[index].flags);
        let both = before & flags;
        if both.contains(SymbolFlags::PARAM) {
            let what = match self.target.duplicate_parameter {
                DuplicateParameter::Argument => "argument",
                DuplicateParameter::Parameter => "parameter",
            };
            let range = self.place(at, range);
            return Err(
                self.about(name, range, |name| format!("duplicate {what} '{name}' in function definition"))
            );
        }
        if both.contains(SymbolFlags::TYPE_PARAM) {
            return Err(self.about(name, range, |name| format!("duplicate type parameter '{name}'")));
        }
        let mut after = before | flags;
        if block.comp_iter_target {
            // A walrus in the comprehension binds the name in the scope around it.
            if after.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL) {
                let place = self.place(at, range);
                return Err(self.about(name, place, |name| {
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'")
                }));
            }
            after |= SymbolFlags::COMP_ITER;
        }
        match found {
            Some(index) => symbols.at(index).flags = after,
            None => {
                let symbol = Symbol { name: mangled, flags: after, scope: NameScope::Unknown };
                self.table.insert(block.scope, symbol);
            }
        }
        if flags.contains(SymbolFlags::GLOBAL) && !flags.contains(SymbolFlags::PARAM) {
            let module = &mut self.table.scope_mut(SymbolTable::MODULE).symbols;
            match module.find_mut(mangled) {
                Some(symbol) => symbol.flags |= flags,
                None => module.insert(Symbol { name: mangled, flags, scope: NameScope::Unknown }),
            }
        }
        Ok(())
    }

    /// How the scope that `at` others are around mentions `name` so far (`symtable_lookup_entry`).
    pub(super) fn lookup_at(&mut self, name: Name, at: usize) -> SymbolFlags {
        let scope = self.block_at(at).scope;
        let mangled = self.table.mangle(self.names, self.private, scope, name);
        self.table.scope(scope).flags_of(mangled)
    }

    /// How the current scope mentions `name` so far (`symtable_lookup`).
    pub(super) fn lookup(&mut self, name: Name) -> SymbolFlags {
        self.lookup_at(name, self.innermost())
    }

    /// Remembers where a name is declared, for errors that analysis finds
    /// (`symtable_record_directive`).
    pub(super) fn record_directive(&mut self, name: Name, range: Range) {
        let scope = self.current_id();
        let name = self.table.mangle(self.names, self.private, scope, name);
        self.directives.push(Directive { scope, name, range });
    }

    /// Walks statements that may not run (`ENTER_CONDITIONAL_BLOCK`).
    pub(super) fn conditionally(&mut self, visit: impl FnOnce(&mut Self) -> Result) -> Result {
        let before = std::mem::replace(&mut self.block.in_conditional_block, true);
        visit(self)?;
        self.block.in_conditional_block = before;
        Ok(())
    }

    /// Refuses an expression that annotations and their like cannot have
    /// (`symtable_raise_if_annotation_block`).
    #[inline]
    pub(super) fn check_allowed(&mut self, what: &str, range: Range) -> Result {
        let scope = self.current();
        match not_allowed_in(scope.block, scope.scope_info, what) {
            None => Ok(()),
            Some(message) => {
                let message = match self.target.annotation_words {
                    AnnotationWords::Quoted => format!("'{what}' can not be used within an annotation"),
                    AnnotationWords::Bounds | AnnotationWords::BoundsAndConstraints => message,
                };
                Err(SyntaxError::new(message, range).into())
            }
        }
    }

    /// Refuses a lambda or comprehension in a scope that sees the names of a class, for versions that allow
    /// none there.
    pub(super) fn check_class_annotation_scope(&mut self, what: &str, range: Range) -> Result {
        let refused = self.target.class_annotation_scopes == ClassAnnotationScopes::NoFunctions;
        if !refused || !self.current().can_see_class_scope {
            return Ok(());
        }
        let message = format!("Cannot use {what} in annotation scope within class scope");
        Err(SyntaxError::new(message, range).into())
    }

    /// Refuses what only an `async` function can have (`symtable_raise_if_not_coroutine`), where code generation
    /// does not.
    pub(super) fn check_coroutine(&mut self, message: &str, range: Range) -> Result {
        let is_checked = self.target.misplaced_awaits == MisplacedAwaits::BySymbolTable;
        if !is_checked || self.current().coroutine {
            Ok(())
        } else {
            Err(SyntaxError::new(message, range).into())
        }
    }

    /// An error with a name in its message.
    #[cold]
    pub(super) fn about(
        &self,
        name: Name,
        range: Range,
        message: impl FnOnce(&str) -> String,
    ) -> Box<SyntaxError> {
        SyntaxError::new(message(self.names.text(name)), range).into()
    }

    /// Refuses to bind or delete `__debug__`.
    #[inline]
    pub(super) fn check_name(&self, name: Name, range: Range, context: ExprContext) -> Result {
        if name != known::DEBUG || context == ExprContext::Load {
            return Ok(());
        }
        match (context, self.target.debug_names) {
            // The parser or code generation sees to it.
            (_, DebugNames::SeenByParser | DebugNames::Assigned | DebugNames::AssignedOrDeleted) => Ok(()),
            (ExprContext::Del, DebugNames::AnyAttribute) => {
                Err(SyntaxError::new("cannot delete __debug__", range).into())
            }
            _ => Err(SyntaxError::new("cannot assign to __debug__", range).into()),
        }
    }

    /// Refuses keyword arguments called `__debug__`.
    pub(super) fn check_keywords(&self, keywords: &[Keyword]) -> Result {
        keywords
            .iter()
            .filter_map(|keyword| Some((keyword.arg?, keyword.range)))
            .try_for_each(|(name, range)| self.check_name(name, range, ExprContext::Store))
    }
}
