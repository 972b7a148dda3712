//! Entering and leaving units (`_PyCompile_EnterScope`, `_PyCompile_OptimizeAndAssemble` and
//! `_PyCompile_ExitScope` in `compile.c`, `codegen_enter_scope`).

use pybytecode_code::{CodeFlags, Location, ObjectId, Objects};
use pybytecode_emit::Resumption;
use pybytecode_ir::assemble;
use pybytecode_opcode::facts::{AnnotateQualname, Annotations, FinalReturn, FunctionFlags, SentValue};
use pybytecode_opcode::pyc::ScopeNames;
use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::NodeId;

use super::inlined_symbols::InlinedSymbols;
use super::unit::{Finished, NewUnit};
use super::{Compiler, Unit, UnitKind};
use crate::Result;
use crate::symtable::mangle::mangle;
use crate::symtable::{NameScope, Scope, ScopeId, ScopeRole, SymbolFlags};

/// The variables that a scope shares, in the order of the code object (`dictbytype`).
struct Closure {
    /// Its own that inner scopes use; a class has up to three more.
    cellvars: Vec<Name>,
    /// Those of outer scopes.
    freevars: Vec<Name>,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// The scope that the symbol table has for a node.
    pub(crate) fn scope_of_node(&self, node: NodeId, role: ScopeRole) -> ScopeId {
        self.symbols.find(node, role).expect("the symbol table has seen every node that opens a scope")
    }

    /// Starts a new code object inside the current one, with the instructions that each begins with.
    pub(crate) fn enter_scope(&mut self, new: NewUnit) {
        self.push_unit(new);
        let scope = self.scope();
        if scope.generator || scope.coroutine {
            self.emit().start_generator(new.firstlineno);
        }
        let mut location = Location::line_start(new.firstlineno);
        if new.kind == UnitKind::Module {
            location.line = 0;
            self.emit().resume(Resumption::Start, location);
            if self.target.annotations == Annotations::Deferred {
                self.emit().annotations_placeholder(location);
            }
        } else {
            self.emit().resume(Resumption::Start, location);
        }
    }

    /// Whether the current unit is the module's.
    pub(super) fn is_in_module(&self) -> bool {
        self.outer_units.is_empty()
    }

    /// Starts a new code object inside the current one, without any instruction.
    pub(super) fn push_unit(&mut self, new: NewUnit) {
        let scope = self.symbols.scope(new.scope);
        self.symbols.expect(new.scope);
        let Closure { cellvars, freevars } = self.closure(scope);
        let name = self.unit_name(new.name);
        let mut emitter = self.memory.emitter(self.target);
        let code = &mut emitter.unit;
        code.name = name;
        code.qualname = name;
        code.filename = self.filename;
        code.firstlineno = new.firstlineno;
        code.flags = code_flags(scope, self.target.function_flags) | self.features;
        code.begins_with_sent =
            self.target.sent_value == SentValue::SymbolTable && (scope.generator || scope.coroutine);
        code.argcount = (new.parameters.positional + new.parameters.positional_only) as u32;
        code.posonlyargcount = new.parameters.positional_only as u32;
        code.kwonlyargcount = new.parameters.keyword_only as u32;
        code.varnames.extend(scope.varnames().map(|name| self.name_object(name)));
        code.nparams = code.varnames.len() as u32;
        code.cellvars.extend(cellvars.iter().map(|name| self.name_object(*name)));
        code.freevars.extend(freevars.iter().map(|name| self.name_object(*name)));
        let inherited = self.unit.as_ref().and_then(|outer| outer.private);
        let outer = self.unit.replace(Unit {
            kind: new.kind,
            scope: new.scope,
            entry: scope,
            name: new.name,
            emitter,
            private: new.private.or(inherited),
            freevars,
            static_attributes: Vec::new(),
            deferred_annotations: Vec::new(),
            next_conditional_annotation_index: 0,
            frame_blocks: Vec::new(),
            inlined: InlinedSymbols::default(),
            in_conditional_block: 0,
            place: Location::line_start(new.firstlineno),
        });
        self.outer_units.extend(outer);
        if new.kind != UnitKind::Module {
            self.set_qualname();
        }
    }

    /// The string that is `co_name`. One like `<lambda>` is the compiler's own, interned or not.
    fn unit_name(&mut self, name: Name) -> ObjectId {
        let text = self.names.text(name);
        if self.target.pyc.scope_names == ScopeNames::Interned || !text.starts_with('<') {
            return self.name_object(name);
        }
        if let Some((_, known)) = self.unit_names.iter().find(|(known, _)| *known == name) {
            return *known;
        }
        let string = self.objects.fresh_str(text.as_bytes());
        // Each generic definition puts its title together anew.
        if !text.contains(' ') {
            self.unit_names.push((name, string));
        }
        string
    }

    /// Finishes the current code object and returns to the one around it.
    ///
    /// `add_none`: code that falls off the end returns `None`, not what lies on the stack.
    pub(crate) fn leave_scope(&mut self, add_none: bool) -> Result<Finished> {
        if self.target.final_return == FinalReturn::Always || !self.emit().has_returned() {
            if add_none {
                self.emit().load_const(Objects::NONE, Location::NONE);
            }
            self.emit().return_value(Location::NONE);
        }
        self.pop_unit()
    }

    /// Assembles the current code object and returns to the one around it.
    pub(super) fn pop_unit(&mut self) -> Result<Finished> {
        let outer = self.outer_units.pop();
        let mut unit = std::mem::replace(&mut self.unit, outer).expect("a unit is left after it was entered");
        if let Some(watch) = &mut self.watch {
            watch(&unit.emitter.unit);
        }
        let code = assemble(&mut unit.emitter.unit, self.objects, self.target, &mut self.memory.scratch);
        self.memory.emitters.push(unit.emitter);
        let code =
            code.map_err(|error| SyntaxError::placeless(SyntaxErrorKind::OverflowError, error.to_string()))?;
        Ok(Finished { code, freevars: unit.freevars })
    }

    /// Sorts names as Python sorts strings: by code points, which is how UTF-8 sorts.
    pub(crate) fn sort(&self, names: &mut [Name]) {
        names.sort_unstable_by_key(|name| self.names.text(*name));
    }

    /// What a scope shares with those inside it and around it.
    fn closure(&self, scope: &Scope) -> Closure {
        let (mut cellvars, mut freevars) = (Vec::new(), Vec::new());
        for symbol in scope.symbols.iter() {
            if symbol.scope == NameScope::Cell || symbol.flags.intersects(SymbolFlags::COMP_CELL) {
                cellvars.push(symbol.name);
            }
            if symbol.scope == NameScope::Free || symbol.flags.intersects(SymbolFlags::FREE_CLASS) {
                freevars.push(symbol.name);
            }
        }
        self.sort(&mut cellvars);
        self.sort(&mut freevars);
        let implicit = [
            (scope.needs_class_closure, known::CLASS),
            (scope.needs_classdict, known::CLASSDICT),
            (scope.has_conditional_annotations, known::CONDITIONAL_ANNOTATIONS),
        ];
        for (needed, name) in implicit {
            if needed && !cellvars.contains(&name) {
                cellvars.push(name);
            }
        }
        Closure { cellvars, freevars }
    }

    /// Names the current unit as a path from the module (`compiler_set_qualname`).
    fn set_qualname(&mut self) {
        let Some(unit) = &self.unit else { return };
        let annotated = match self.target.annotate_qualname {
            AnnotateQualname::BesideFunction => None,
            AnnotateQualname::InFunction => unit.entry.function_name,
        };
        // Annotation scopes do not show in the path, and neither does the module.
        let parent = match self.outer_units.as_slice() {
            [] => return,
            [_, annotations] if annotations.kind == UnitKind::Annotations => return,
            [_] if annotated.is_none() => return,
            [_] => None,
            [.., parent, annotations] if annotations.kind == UnitKind::Annotations => Some(parent),
            [.., parent] => Some(parent),
        };
        if let Some(parent) = parent
            && matches!(unit.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class)
        {
            let name = match parent.private {
                Some(class) => mangle(self.names, class, unit.name),
                None => unit.name,
            };
            let bound = parent.symbol(self.symbols, name).map(|symbol| symbol.scope);
            if bound == Some(NameScope::GlobalExplicit) {
                return;
            }
        }
        let mut path = std::mem::take(&mut self.memory.path);
        path.clear();
        if let Some(parent) = parent {
            path.extend_from_slice(self.text_of(parent.emitter.unit.qualname));
            if matches!(parent.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda) {
                path.extend_from_slice(b".<locals>");
            }
            path.push(b'.');
        }
        if let Some(function) = annotated {
            path.extend_from_slice(self.names.text(function).as_bytes());
            path.push(b'.');
        }
        path.extend_from_slice(self.names.text(unit.name).as_bytes());
        let qualname = self.objects.fresh_str(&path);
        self.memory.path = path;
        self.emit().unit.qualname = qualname;
    }
}

/// `co_flags` without those of `__future__` (`compute_code_flags`).
fn code_flags(scope: &Scope, known: FunctionFlags) -> CodeFlags {
    let mut flags = CodeFlags::empty();
    if scope.is_function_like() {
        flags |= CodeFlags::NEWLOCALS | CodeFlags::OPTIMIZED;
        flags.set(CodeFlags::NESTED, scope.nested);
        flags.set(CodeFlags::GENERATOR, scope.generator && !scope.coroutine);
        flags.set(CodeFlags::COROUTINE, scope.coroutine && !scope.generator);
        flags.set(CodeFlags::ASYNC_GENERATOR, scope.generator && scope.coroutine);
        flags.set(CodeFlags::VARARGS, scope.varargs);
        flags.set(CodeFlags::VARKEYWORDS, scope.varkeywords);
        if known == FunctionFlags::DocstringAndMethod {
            flags.set(CodeFlags::HAS_DOCSTRING, scope.has_docstring);
            flags.set(CodeFlags::METHOD, scope.method);
        }
    }
    flags
}
