//! The symbol table's data: scopes and their symbols.

use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::{NodeId, Range};
use rustc_hash::FxHashMap;

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
    /// How a name is used in a scope, by CPython's names without their `DEF_`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    #[allow(missing_docs)]
    pub struct SymbolFlags: u32 {
        const GLOBAL = 1;
        const LOCAL = 1 << 1;
        const PARAM = 1 << 2;
        const NONLOCAL = 1 << 3;
        const USE = 1 << 4;
        const FREE_CLASS = 1 << 5;
        const IMPORT = 1 << 6;
        const ANNOT = 1 << 7;
        const COMP_ITER = 1 << 8;
        const TYPE_PARAM = 1 << 9;
        const COMP_CELL = 1 << 10;
        /// Any of these binds the name.
        const BOUND = Self::LOCAL.bits() | Self::PARAM.bits() | Self::IMPORT.bits() | Self::TYPE_PARAM.bits();
    }
}

/// One name of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// The name, mangled.
    pub name: Name,
    /// How it is used.
    pub flags: SymbolFlags,
    /// Where it is bound.
    pub scope: NameScope,
}

/// A block of code with names of its own (`PySTEntryObject`).
#[derive(Debug)]
pub struct Scope {
    /// The name of the function, class, ...; as CPython's `ste_name`.
    pub name: Name,
    /// What it is.
    pub block: BlockType,
    /// Where it stands.
    pub range: Range,
    /// The scope around it; `None` for the module.
    pub parent: Option<ScopeId>,
    /// Scopes inside it, in CPython's order.
    pub children: Vec<ScopeId>,
    /// Its names, in order of first mention (CPython's dictionary order).
    pub symbols: Vec<Symbol>,
    /// For each name, its index in `symbols`.
    pub index: FxHashMap<Name, u32>,
    /// Parameters, in order (`ste_varnames`).
    pub varnames: Vec<Name>,
    /// Names to which mangling applies; `None`: all (`ste_mangled_names`).
    pub mangled_names: Option<Vec<Name>>,
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

impl Scope {
    /// How `name` (mangled) is used here, if it is mentioned.
    pub fn symbol(&self, name: Name) -> Option<&Symbol> {
        self.index.get(&name).map(|at| &self.symbols[*at as usize])
    }

    /// Where `name` (mangled) is bound (`_PyST_GetScope`).
    pub fn scope_of(&self, name: Name) -> NameScope {
        self.symbol(name).map_or(NameScope::Unknown, |s| s.scope)
    }

    /// Whether names bound here are fast locals (`_PyST_IsFunctionLike`).
    pub fn is_function_like(&self) -> bool {
        !matches!(self.block, BlockType::Class | BlockType::Module)
    }
}

/// All scopes of a source file.
#[derive(Debug)]
pub struct SymbolTable {
    /// The scopes; the module comes first.
    pub scopes: Vec<Scope>,
    /// The scopes that nodes open.
    pub by_node: FxHashMap<ScopeKey, ScopeId>,
}

impl SymbolTable {
    /// The module's scope.
    pub const MODULE: ScopeId = ScopeId(0);

    /// The scope of that id.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// The scope that `node` opens in that role, if it does.
    pub fn find(&self, node: NodeId, role: ScopeRole) -> Option<ScopeId> {
        self.by_node.get(&(node, role)).copied()
    }
}
