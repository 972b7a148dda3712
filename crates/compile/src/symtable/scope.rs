//! The symbol table's data: scopes and their symbols.

use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use pybytecode_syntax::names::{Interner, Name};
use pybytecode_syntax::range::{NodeId, Range};

use super::mangle::mangle;
use super::recent::Recent;
use super::symbols::{Symbol, Symbols};

/// A scope of a [`SymbolTable`]; the first is the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScopeId(pub u32);

/// Which of the scopes that a node opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeRole {
    /// The body of a function, class, lambda, comprehension, or the value of a type alias.
    Body,
    /// The type parameters of a function, class or type alias.
    TypeParameters,
    /// The annotations of a function (3.14 on).
    Annotations,
    /// The bound or constraints of a type variable.
    Bound,
    /// The default of a type parameter.
    Default,
}

/// By what code generation finds a scope again.
pub type ScopeKey = (NodeId, ScopeRole);

/// What kind of block a scope is (`_Py_block_ty`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum BlockType {
    /// A function, lambda or comprehension.
    Function,
    Class,
    Module,
    Annotation,
    TypeAlias,
    TypeParameters,
    TypeVariable,
}

/// What comprehension a scope belongs to, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Comprehension {
    None,
    List,
    Dict,
    Set,
    Generator,
}

/// Where a name of a scope is bound, after analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum NameScope {
    /// Not mentioned in the scope at all.
    Unknown,
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

bitflags::bitflags! {
    /// How a name is used in a scope: CPython's bits and names, without their `DEF_`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct SymbolFlags: u16 {
        /// In a `global` statement.
        const GLOBAL = 1;
        /// Assigned in the block.
        const LOCAL = 1 << 1;
        /// A parameter.
        const PARAM = 1 << 2;
        /// In a `nonlocal` statement.
        const NONLOCAL = 1 << 3;
        /// Used.
        const USE = 1 << 4;
        /// A free variable of a class's method that the class itself has too.
        const FREE_CLASS = 1 << 6;
        /// Bound by an import.
        const IMPORT = 1 << 7;
        /// Annotated.
        const ANNOT = 1 << 8;
        /// What a comprehension iterates with.
        const COMP_ITER = 1 << 9;
        /// A type parameter.
        const TYPE_PARAM = 1 << 10;
        /// A cell of a comprehension that is part of the block.
        const COMP_CELL = 1 << 11;
        /// Any of these binds the name.
        const BOUND = Self::LOCAL.bits() | Self::PARAM.bits() | Self::IMPORT.bits();
    }
}

/// A block of code with names of its own (`PySTEntryObject`).
#[derive(Debug)]
pub struct Scope<'a> {
    /// The name of the function, class, ...; `<lambda>` and the like as in code objects (`ste_name`).
    pub name: Name,
    /// The function whose annotations it has (`ste_function_name`).
    pub function_name: Option<Name>,
    /// What it is.
    pub block: BlockType,
    /// Where it stands.
    pub range: Range,
    /// The scope around it; `None` for the module.
    pub parent: Option<ScopeId>,
    /// Scopes inside it, in CPython's order.
    pub children: BumpVec<'a, ScopeId>,
    /// Its names, in order of first mention (CPython's dictionary order).
    pub symbols: Symbols<'a>,
    /// The names to which mangling applies; `None`: all (`ste_mangled_names`).
    pub mangled_names: Option<MangledNames>,
    /// What the scope is about, for error messages (`ste_scope_info`).
    pub scope_info: Option<&'static str>,
    /// Inside a function.
    pub nested: bool,
    /// Has a `yield`.
    pub generator: bool,
    /// Is `async`, or awaits.
    pub coroutine: bool,
    /// Has annotations.
    pub annotations_used: bool,
    /// The kind of comprehension it is.
    pub comprehension: Comprehension,
    /// Has `*args`.
    pub varargs: bool,
    /// Has `**kwargs`.
    pub varkeywords: bool,
    /// Has a `return` with a value.
    pub returns_value: bool,
    /// A class that needs a `__class__` cell.
    pub needs_class_closure: bool,
    /// A class that needs a `__classdict__` cell.
    pub needs_classdict: bool,
    /// A comprehension that is part of the code around it.
    pub comp_inlined: bool,
    /// Sees the names of the class around it.
    pub can_see_class_scope: bool,
    /// Has a docstring.
    pub has_docstring: bool,
    /// A function in a class body.
    pub method: bool,
    /// Has annotations that are evaluated under a condition.
    pub has_conditional_annotations: bool,
    /// The scope of its annotations (`ste_annotation_block`).
    pub annotation_block: Option<ScopeId>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(name: Name, block: BlockType, range: Range, bump: &'a Bump) -> Self {
        Scope {
            name,
            function_name: None,
            block,
            range,
            parent: None,
            children: BumpVec::new_in(bump),
            symbols: Symbols::new(bump),
            mangled_names: None,
            scope_info: None,
            nested: false,
            generator: false,
            coroutine: false,
            annotations_used: false,
            comprehension: Comprehension::None,
            varargs: false,
            varkeywords: false,
            returns_value: false,
            needs_class_closure: false,
            needs_classdict: false,
            comp_inlined: false,
            can_see_class_scope: false,
            has_docstring: false,
            method: false,
            has_conditional_annotations: false,
            annotation_block: None,
        }
    }

    /// How `name` (mangled) is used here, if it is mentioned.
    #[inline]
    pub fn symbol(&self, name: Name) -> Option<&Symbol> {
        self.symbols.find(name)
    }

    /// How `name` (mangled) is used here (`_PyST_GetSymbol`).
    #[inline]
    pub fn flags_of(&self, name: Name) -> SymbolFlags {
        self.symbol(name).map_or(SymbolFlags::empty(), |s| s.flags)
    }

    /// Where `name` (mangled) is bound (`_PyST_GetScope`).
    #[inline]
    pub fn scope_of(&self, name: Name) -> NameScope {
        self.symbol(name).map_or(NameScope::Unknown, |s| s.scope)
    }

    /// Parameters, mangled, in the order of the local variables (`ste_varnames`).
    pub fn varnames(&self) -> impl Iterator<Item = Name> {
        self.symbols.iter().filter(|s| s.flags.contains(SymbolFlags::PARAM)).map(|s| s.name)
    }

    /// Whether it is an `async` function, lambda or comprehension (`IS_ASYNC_DEF`).
    pub(super) fn is_async_function(&self) -> bool {
        self.block == BlockType::Function && self.coroutine
    }

    /// Whether names bound here are fast locals (`_PyST_IsFunctionLike`).
    #[inline]
    pub fn is_function_like(&self) -> bool {
        !matches!(self.block, BlockType::Class | BlockType::Module)
    }
}

/// A set of names that scopes share: see [`SymbolTable::mangle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MangledNames(pub(super) u32);

/// All scopes of a source file.
#[derive(Debug)]
pub struct SymbolTable<'a> {
    /// The scopes; the module comes first.
    pub scopes: Vec<Scope<'a>>,
    /// For each node, its scopes by [`column()`]; [`NONE`] where there is none.
    by_node: Vec<[u32; 3]>,
    /// How many nodes are inside each other at most: what a walk of the tree needs stack for.
    pub depth: u32,
    /// The type parameters of each generic class: the only names that are mangled in its bases.
    mangled: Vec<Vec<Name>>,
    /// Where names were found last, for [`index_of`](Self::index_of).
    recent: Recent,
}

const NONE: u32 = u32::MAX;

/// No node opens two scopes of roles that share a column.
const fn column(role: ScopeRole) -> usize {
    match role {
        ScopeRole::Body | ScopeRole::Bound => 0,
        ScopeRole::TypeParameters | ScopeRole::Default => 1,
        ScopeRole::Annotations => 2,
    }
}

impl<'a> SymbolTable<'a> {
    /// The module's scope.
    pub const MODULE: ScopeId = ScopeId(0);

    /// An empty table, for a source with so many names.
    pub(super) fn new(names: usize) -> Self {
        // A guess that spares most growing: scopes are large.
        SymbolTable {
            scopes: Vec::with_capacity(names),
            by_node: Vec::new(),
            depth: 0,
            mangled: Vec::new(),
            recent: Recent::new(names),
        }
    }

    /// The scope of that id.
    #[inline]
    pub fn scope(&self, id: ScopeId) -> &Scope<'a> {
        &self.scopes[id.0 as usize]
    }

    #[inline]
    pub(super) fn scope_mut(&mut self, id: ScopeId) -> &mut Scope<'a> {
        &mut self.scopes[id.0 as usize]
    }

    /// The place of `name` (mangled) among the symbols of a scope, if it is mentioned there.
    #[inline]
    pub(crate) fn index_of(&self, scope: ScopeId, name: Name) -> Option<usize> {
        match self.recent.get(scope, name) {
            Some(index) => Some(index),
            None => self.search(scope, name),
        }
    }

    /// Takes note of where a scope's names are: it is the one that is asked for them next.
    pub(crate) fn expect(&self, scope: ScopeId) {
        for (index, symbol) in self.scope(scope).symbols.iter().enumerate() {
            self.recent.set(scope, symbol.name, index);
        }
    }

    /// Looks for a name that was not found in that scope last.
    #[inline(never)]
    fn search(&self, scope: ScopeId, name: Name) -> Option<usize> {
        let index = self.scope(scope).symbols.index_of(name)?;
        self.recent.set(scope, name, index);
        Some(index)
    }

    /// Adds a name to a scope that does not mention it yet.
    pub(super) fn insert(&mut self, scope: ScopeId, symbol: Symbol) {
        let symbols = &mut self.scope_mut(scope).symbols;
        let index = symbols.len();
        symbols.insert(symbol);
        self.recent.set(scope, symbol.name, index);
    }

    /// Forgets where names are found: symbols have been taken out.
    pub(super) fn forget_places(&mut self) {
        self.recent.clear();
    }

    /// The scope that `node` opens in that role, if it does.
    pub fn find(&self, node: NodeId, role: ScopeRole) -> Option<ScopeId> {
        let scope = self.by_node.get(node.0 as usize)?[column(role)];
        (scope != NONE).then_some(ScopeId(scope))
    }

    pub(super) fn register(&mut self, (node, role): ScopeKey, scope: ScopeId) {
        let at = node.0 as usize;
        if at >= self.by_node.len() {
            self.by_node.resize((at + 1).next_power_of_two().max(16), [NONE; 3]);
        }
        self.by_node[at][column(role)] = scope.0;
    }

    /// A new set of names to which mangling applies; it is empty.
    pub(super) fn new_mangled(&mut self) -> MangledNames {
        self.mangled.push(Vec::new());
        MangledNames(self.mangled.len() as u32 - 1)
    }

    pub(super) fn add_mangled(&mut self, set: MangledNames, name: Name) {
        self.mangled[set.0 as usize].push(name);
    }

    /// What `name` is called in `scope`, inside the class `private` (`_Py_MaybeMangle`).
    #[inline]
    pub fn mangle(&self, names: &mut Interner, private: Option<Name>, scope: ScopeId, name: Name) -> Name {
        match private {
            Some(class) if names.is_underscored(name) => self.mangle_in_class(names, class, scope, name),
            _ => name,
        }
    }

    #[cold]
    fn mangle_in_class(&self, names: &mut Interner, class: Name, scope: ScopeId, name: Name) -> Name {
        match self.scope(scope).mangled_names {
            Some(set) if !self.mangled[set.0 as usize].contains(&name) => name,
            _ => mangle(names, class, name),
        }
    }
}
