//! The second pass: where each name is bound (`symtable_analyze`, `analyze_block`).
//!
//! CPython hands sets of names down to each scope and copies them on the way. Here one table
//! says of each name whether the scopes around bind it; a scope changes it for its children and
//! then puts back what was there. Names that are free in a scope come up to its parent as the end
//! of one list.
//!
//! CPython adds the names that are free in nested scopes to a scope in the order of a set of
//! strings, which differs from run to run; here they come in the order of their scopes.

use bumpalo::collections::Vec as BumpVec;
use pybytecode_opcode::Target;
use pybytecode_opcode::facts::{ClassCellNames, Comprehensions};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Interner, Name, known};

use super::builder::Directive;
use super::free_names::{FreeNames, Marks};
use super::{BlockType, Comprehension, NameScope, ScopeId, Symbol, SymbolFlags, SymbolTable};
use crate::Result;
use crate::recursion::{Depth, grow};

bitflags::bitflags! {
    /// What the scopes around have to do with a name.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    struct Around: u8 {
        /// One of them binds it, so that a scope inside may have it as a free variable.
        const BOUND = 1;
        /// It is a type parameter of the innermost that binds it.
        const TYPE_PARAM = 2;
    }
}

/// The state of the second pass.
pub(super) struct Analysis<'n, 'a> {
    pub(super) table: &'n mut SymbolTable<'a>,
    names: &'n Interner<'a>,
    directives: &'n [Directive],
    /// For each name.
    around: Vec<Around>,
    /// What was in `around` before the scopes that are being analyzed.
    undo: Vec<(Name, Around)>,
    pub(super) free: FreeNames,
    depth: Depth,
    pub(super) target: &'static Target,
}

impl<'n, 'a> Analysis<'n, 'a> {
    pub(super) fn new(
        table: &'n mut SymbolTable<'a>,
        names: &'n Interner<'a>,
        directives: &'n [Directive],
        target: &'static Target,
    ) -> Self {
        Analysis {
            table,
            around: vec![Around::empty(); names.len()],
            undo: Vec::new(),
            free: FreeNames::new(names.len()),
            names,
            directives,
            depth: Depth::default(),
            target,
        }
    }

    /// Analyzes all scopes.
    pub(super) fn module(&mut self) -> Result {
        self.block(SymbolTable::MODULE, None)
    }

    /// Analyzes a scope and those inside it. `class` is the class whose names it sees, if any.
    ///
    /// What is free in it stands at the end of `self.free` afterwards.
    fn block(&mut self, id: ScopeId, class: Option<ScopeId>) -> Result {
        self.depth.enter()?;
        if self.depth.is_checked() {
            grow(|| self.analyze(id, class))?;
        } else {
            self.analyze(id, class)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn analyze(&mut self, id: ScopeId, class: Option<ScopeId>) -> Result {
        let own = self.table.scope(id).symbols.len();
        for at in 0..own {
            let symbol = self.table.scope(id).symbols[at];
            let scope = self.scope_of(id, symbol, class)?;
            self.table.scope_mut(id).symbols.at(at).scope = scope;
        }
        if self.table.scope(id).children.is_empty() {
            for symbol in self.table.scope(id).symbols.iter().filter(|s| s.scope == NameScope::Free) {
                self.free.push(symbol.name);
            }
            return Ok(());
        }
        let undo = self.undo.len();
        self.bind_for_children(id);
        let marks = self.free.marks();
        self.children(id, class)?;
        for (name, before) in self.undo.drain(undo..).rev() {
            self.around[name.0 as usize] = before;
        }
        self.free.unify(marks);
        self.settle_cells(id);
        self.free.keep(marks);
        self.update_symbols(id, marks);
        // Then what is free in the scope itself: its first symbols are its own.
        for symbol in self.table.scope(id).symbols.iter().take(own) {
            if symbol.scope == NameScope::Free && !self.free.contains(symbol.name) {
                self.free.push(symbol.name);
            }
        }
        self.free.finish(marks);
        Ok(())
    }

    /// Where a name is bound, as the scope `id` mentions it (`analyze_name`).
    fn scope_of(&self, id: ScopeId, symbol: Symbol, class: Option<ScopeId>) -> Result<NameScope> {
        let Symbol { name, flags, .. } = symbol;
        let around = self.around[name.0 as usize];
        if flags.contains(SymbolFlags::GLOBAL) {
            if flags.contains(SymbolFlags::NONLOCAL) {
                return Err(
                    self.at_directive(id, name, |name| format!("name '{name}' is nonlocal and global"))
                );
            }
            return Ok(NameScope::GlobalExplicit);
        }
        if flags.contains(SymbolFlags::NONLOCAL) {
            return self.nonlocal(id, name, around);
        }
        if flags.intersects(SymbolFlags::BOUND) {
            return Ok(NameScope::Local);
        }
        // A name of the class is looked up there and then among the globals, whatever the
        // functions around the class bind.
        if let Some(class) = class {
            let flags = self.table.scope(class).flags_of(name);
            if flags.contains(SymbolFlags::GLOBAL) {
                return Ok(NameScope::GlobalExplicit);
            }
            if flags.intersects(SymbolFlags::BOUND) && !flags.contains(SymbolFlags::NONLOCAL) {
                return Ok(NameScope::GlobalImplicit);
            }
        }
        if around.contains(Around::BOUND) { Ok(NameScope::Free) } else { Ok(NameScope::GlobalImplicit) }
    }

    #[cold]
    fn nonlocal(&self, id: ScopeId, name: Name, around: Around) -> Result<NameScope> {
        if self.table.scope(id).block == BlockType::Module {
            return Err(self
                .at_directive(id, name, |_| "nonlocal declaration not allowed at module level".to_owned()));
        }
        if !around.contains(Around::BOUND) {
            return Err(self.at_directive(id, name, |name| format!("no binding for nonlocal '{name}' found")));
        }
        if around.contains(Around::TYPE_PARAM) {
            return Err(self.at_directive(id, name, |name| {
                format!("nonlocal binding not allowed for type parameter '{name}'")
            }));
        }
        Ok(NameScope::Free)
    }

    /// An error about a declaration (`error_at_directive`).
    #[cold]
    fn at_directive(
        &self,
        id: ScopeId,
        name: Name,
        message: impl FnOnce(&str) -> String,
    ) -> Box<SyntaxError> {
        let mut directives = self.directives.iter();
        let declared = directives.find(|directive| directive.scope == id && directive.name == name);
        let range = declared.map_or(self.table.scope(id).range, |directive| directive.range);
        SyntaxError::new(message(self.names.text(name)), range).into()
    }

    /// Lets the children see what the scope binds. What a class binds they do not see.
    fn bind_for_children(&mut self, id: ScopeId) {
        let scope = self.table.scope(id);
        let function_like = scope.is_function_like();
        for symbol in scope.symbols.iter() {
            let before = self.around[symbol.name.0 as usize];
            let mut after = before;
            if symbol.flags.contains(SymbolFlags::GLOBAL) {
                after.set(Around::BOUND, before.contains(Around::BOUND) && !function_like);
            } else if !symbol.flags.contains(SymbolFlags::NONLOCAL)
                && symbol.flags.intersects(SymbolFlags::BOUND)
            {
                after.set(Around::TYPE_PARAM, symbol.flags.contains(SymbolFlags::TYPE_PARAM));
                if function_like {
                    after |= Around::BOUND;
                }
            }
            if after != before {
                self.undo.push((symbol.name, before));
                self.around[symbol.name.0 as usize] = after;
            }
        }
        if scope.block == BlockType::Class {
            for name in class_cell_names(self.target.class_cell_names) {
                let around = &mut self.around[name.0 as usize];
                self.undo.push((*name, *around));
                *around |= Around::BOUND;
            }
        }
    }

    fn children(&mut self, id: ScopeId, class: Option<ScopeId>) -> Result {
        let scope = self.table.scope(id);
        let seen_class = if scope.block == BlockType::Class { Some(id) } else { class };
        let inlines = self.target.comprehensions == Comprehensions::Inlined && !scope.can_see_class_scope;
        let mut inlined = false;
        for at in 0..scope.children.len() {
            let child = self.table.scope(id).children[at];
            let from = self.free.len();
            let sees_class = self.table.scope(child).can_see_class_scope;
            self.block(child, seen_class.filter(|_| sees_class))?;
            let scope = self.table.scope_mut(child);
            if inlines && scope.comprehension != Comprehension::None && !scope.generator {
                scope.comp_inlined = true;
                inlined = true;
                self.inline_comprehension(id, child, from);
            }
        }
        if inlined {
            self.splice_children(id);
        }
        Ok(())
    }

    /// The children of an inlined comprehension are those of the scope around it.
    fn splice_children(&mut self, id: ScopeId) {
        let children = &self.table.scope(id).children;
        let mut spliced = BumpVec::with_capacity_in(children.len(), children.bump());
        for child in children {
            let scope = self.table.scope(*child);
            if scope.comp_inlined {
                spliced.extend_from_slice(&scope.children);
            } else {
                spliced.push(*child);
            }
        }
        self.table.scope_mut(id).children = spliced;
    }

    /// A local variable that is free in a child is a cell, and goes no further up
    /// (`analyze_cells`, `drop_class_free`).
    fn settle_cells(&mut self, id: ScopeId) {
        let free = &mut self.free;
        let scope = self.table.scope_mut(id);
        if scope.is_function_like() {
            for at in 0..scope.symbols.len() {
                let symbol = scope.symbols.at(at);
                if symbol.scope == NameScope::Local
                    && (free.contains(symbol.name) || free.is_inlined_cell(symbol.name))
                {
                    symbol.scope = NameScope::Cell;
                    free.drop(symbol.name);
                }
            }
        } else if scope.block == BlockType::Class {
            for name in class_cell_names(self.target.class_cell_names) {
                let dropped = free.drop(*name);
                match *name {
                    known::CLASS => scope.needs_class_closure |= dropped,
                    known::CLASSDICT => scope.needs_classdict |= dropped,
                    _ => scope.has_conditional_annotations |= dropped,
                }
            }
        }
    }

    /// Takes the names in that are free in children (`update_symbols`).
    fn update_symbols(&mut self, id: ScopeId, marks: Marks) {
        let free = &self.free;
        let scope = &mut self.table.scopes[id.0 as usize];
        let is_module = scope.block == BlockType::Module;
        let class_like = scope.block == BlockType::Class || scope.can_see_class_scope;
        if free.any_inlined_cells(marks) {
            for at in 0..scope.symbols.len() {
                let symbol = scope.symbols.at(at);
                if free.is_inlined_cell(symbol.name) {
                    symbol.flags |= SymbolFlags::COMP_CELL;
                }
            }
        }
        for &name in free.since(marks) {
            match scope.symbols.find_mut(name) {
                // A name of the class that is also a free variable of a method.
                Some(symbol) if class_like => symbol.flags |= SymbolFlags::FREE_CLASS,
                Some(_) => {}
                None if is_module || self.around[name.0 as usize].contains(Around::BOUND) => {
                    scope.symbols.insert(Symbol {
                        name,
                        flags: SymbolFlags::empty(),
                        scope: NameScope::Free,
                    });
                }
                None => {}
            }
        }
    }
}

/// The names of cells that a class has without binding them.
fn class_cell_names(names: ClassCellNames) -> &'static [Name] {
    const ALL: [Name; 3] = [known::CLASS, known::CLASSDICT, known::CONDITIONAL_ANNOTATIONS];
    match names {
        ClassCellNames::Class => &ALL[..1],
        ClassCellNames::Classdict => &ALL[..2],
        ClassCellNames::ConditionalAnnotations => &ALL,
    }
}
