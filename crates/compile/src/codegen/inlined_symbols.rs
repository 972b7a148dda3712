//! What a unit's names mean while an inlined comprehension is generated in it.
//!
//! CPython writes the comprehension's symbols over those of the scope around it and puts the
//! old ones back afterwards (`_PyCompile_TweakInlinedComprehensionScopes` and its inverse). The
//! symbol table is shared here, so the comprehension's symbols lie on a stack over it: the last
//! one of a name counts, and leaving the comprehension cuts the stack.

use pybytecode_opcode::facts::InlinedNames;
use pybytecode_syntax::names::Name;

use super::{Compiler, Unit};
use crate::symtable::{BlockType, NameScope, ScopeId, Symbol, SymbolFlags, SymbolTable};

/// The symbols of the inlined comprehensions that a unit is in.
#[derive(Debug, Default)]
pub(crate) struct InlinedSymbols {
    /// How many comprehensions (`u_in_inlined_comp`).
    depth: u32,
    overrides: Vec<Symbol>,
    /// Names that are fast locals for now, in a unit that has no others (`u_fasthidden`).
    hidden: Vec<Name>,
}

/// How far the stacks reached before a comprehension was entered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InlinedMark {
    overrides: usize,
    hidden: usize,
}

impl InlinedSymbols {
    /// Whether an inlined comprehension is being generated.
    pub(crate) fn active(&self) -> bool {
        self.depth > 0
    }

    /// Whether `name` (mangled) is a fast local only as long as the comprehension lasts.
    pub(crate) fn is_hidden_local(&self, name: Name) -> bool {
        self.hidden.contains(&name)
    }

    #[inline(never)]
    fn find(&self, name: Name) -> Option<&Symbol> {
        self.overrides.iter().rfind(|symbol| symbol.name == name)
    }
}

impl<'a> Unit<'_, 'a> {
    /// How `name` (mangled) is used in the unit at this moment (`_PyST_GetSymbol`).
    #[inline]
    pub(crate) fn symbol(&self, symbols: &SymbolTable<'a>, name: Name) -> Option<&Symbol> {
        // Nearly always there are none, and nothing is called.
        if !self.inlined.overrides.is_empty()
            && let Some(symbol) = self.inlined.find(name)
        {
            return Some(symbol);
        }
        let index = symbols.index_of(self.scope, name)?;
        self.entry.symbols.get(index)
    }
}

impl Compiler<'_, '_> {
    /// Where `name` (mangled) is bound for the current unit at this moment (`_PyST_GetScope`).
    #[inline]
    pub(crate) fn scope_of(&self, name: Name) -> NameScope {
        self.current().symbol(self.symbols, name).map_or(NameScope::Unknown, |symbol| symbol.scope)
    }

    /// How `name` is used in the module's own scope at this moment.
    pub(crate) fn module_symbol(&self, name: Name) -> Option<&Symbol> {
        let Some(module) = self.outer_units.first() else { return self.current().symbol(self.symbols, name) };
        // Found without being remembered: it is the current scope that is asked for the name next.
        module.inlined.find(name).or_else(|| module.entry.symbols.find(name))
    }

    /// Lets the names of `comprehension` mean what they do inside it
    /// (`_PyCompile_TweakInlinedComprehensionScopes`).
    pub(crate) fn enter_inlined_symbols(&mut self, comprehension: ScopeId) -> InlinedMark {
        let own = self.scope();
        let in_class_block = self.in_class_block();
        let symbols = self.symbols;
        let names = self.target.inlined_names;
        let unit = self.unit();
        let mark = InlinedMark { overrides: unit.inlined.overrides.len(), hidden: unit.inlined.hidden.len() };
        unit.inlined.depth += 1;
        for symbol in symbols.scope(comprehension).symbols.iter() {
            let outer = unit.symbol(symbols, symbol.name).map_or(NameScope::Unknown, |s| s.scope);
            // What is free inside is handled as the scope around handles it; free around and a cell
            // inside, it can only be free for the function as a whole.
            let differs = symbol.scope != outer
                && symbol.scope != NameScope::Free
                && !(symbol.scope == NameScope::Cell && outer == NameScope::Free);
            let overrides = match names {
                InlinedNames::Bound => {
                    (in_class_block || is_bound_inside(symbol))
                        && symbol.scope != outer
                        && !(symbol.scope == NameScope::Cell && outer == NameScope::Free)
                }
                InlinedNames::All => differs || in_class_block,
            };
            if overrides {
                unit.inlined.overrides.push(*symbol);
            }
            if !own.is_function_like() && (in_class_block || is_bound_inside(symbol)) {
                unit.inlined.hidden.push(symbol.name);
            }
        }
        let hidden = mark.hidden..self.current().inlined.hidden.len();
        for at in hidden {
            let name = self.current().inlined.hidden[at];
            let name = self.name_object(name);
            self.emit().hide_local(name);
        }
        mark
    }

    /// Undoes [`Compiler::enter_inlined_symbols`].
    pub(crate) fn leave_inlined_symbols(&mut self, mark: InlinedMark) {
        let inlined = &mut self.unit().inlined;
        inlined.depth -= 1;
        inlined.overrides.truncate(mark.overrides);
        inlined.hidden.truncate(mark.hidden);
    }

    /// Whether the code is that of a class itself, not of a comprehension inlined in it.
    pub(crate) fn in_class_block(&self) -> bool {
        self.scope().block == BlockType::Class && !self.current().inlined.active()
    }
}

/// Whether the comprehension binds the name for itself.
///
/// A walrus binds a name of the scope around it: that one is local and nonlocal at once.
pub(crate) fn is_bound_inside(symbol: &Symbol) -> bool {
    symbol.flags.contains(SymbolFlags::LOCAL) && !symbol.flags.contains(SymbolFlags::NONLOCAL)
}
