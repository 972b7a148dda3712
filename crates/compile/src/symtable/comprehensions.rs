//! Comprehensions, generator expressions, and the walrus in them
//! (`symtable_handle_comprehension`, `symtable_extend_namedexpr_scope`).

use pybytecode_opcode::facts::{
    AsyncComprehensions, IterationNames, MisplacedAwaits, SymbolPlaces, WalrusLookup,
};
use pybytecode_syntax::error::{Extent, SyntaxError};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::{NodeId, Range};
use pybytecode_syntax::tree::{self, Expr, ExprKind, ExprNamedExpr};

use super::builder::Builder;
use super::errors::walrus_not_allowed_in;
use super::{BlockType, Comprehension, ScopeRole, SymbolFlags};
use crate::Result;

impl<'a> Builder<'_, 'a> {
    /// A comprehension: all but its first iterable belongs to a scope of its own.
    ///
    /// `results` are what it collects, in the order of evaluation in the symbol table: a value of
    /// a dictionary before its key.
    pub(super) fn comprehension(
        &mut self,
        id: NodeId,
        comprehension: Comprehension,
        generators: &[tree::Comprehension<'a>],
        results: [Option<&Expr<'a>>; 2],
        range: Range,
    ) -> Result {
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        self.check_class_annotation_scope("comprehension", range)?;
        self.iterable(outermost.iter)?;
        let name = match comprehension {
            Comprehension::List => known::LISTCOMP,
            Comprehension::Set => known::SETCOMP,
            Comprehension::Dict => known::DICTCOMP,
            Comprehension::Generator | Comprehension::None => known::GENEXPR,
        };
        self.enter(name, BlockType::Function, Some((id, ScopeRole::Body)), range)?;
        let scope = self.current();
        scope.comprehension = comprehension;
        scope.coroutine = outermost.is_async;
        // The first iterable comes as a parameter.
        self.define(known::DOT_ZERO, SymbolFlags::PARAM, range)?;
        self.comprehension_target(outermost.target)?;
        self.visit_exprs(outermost.ifs)?;
        for generator in inner {
            self.comprehension_target(generator.target)?;
            self.iterable(generator.iter)?;
            self.visit_exprs(generator.ifs)?;
            self.current().coroutine |= generator.is_async;
        }
        results.into_iter().try_for_each(|result| self.visit_optional(result))?;
        let is_generator = comprehension == Comprehension::Generator;
        let scope = self.current();
        scope.generator = is_generator;
        let is_async = scope.coroutine && !is_generator;
        self.exit();
        // Where only functions can be asynchronous, code generation refuses what stands elsewhere.
        if is_async && self.target.async_comprehensions == AsyncComprehensions::Nested {
            let is_checked = self.target.misplaced_awaits == MisplacedAwaits::BySymbolTable;
            let around = self.current();
            if is_checked && !around.is_async_function() && around.comprehension == Comprehension::None {
                return Err(SyntaxError::new(
                    "asynchronous comprehension outside of an asynchronous function",
                    range,
                )
                .into());
            }
            around.coroutine = true;
        }
        Ok(())
    }

    fn iterable(&mut self, expr: &Expr<'a>) -> Result {
        self.block.comp_iter_expr += 1;
        self.visit_expr(expr)?;
        self.block.comp_iter_expr -= 1;
        Ok(())
    }

    fn comprehension_target(&mut self, target: &Expr<'a>) -> Result {
        self.block.comp_iter_target = true;
        self.visit_expr(target)?;
        self.block.comp_iter_target = false;
        Ok(())
    }

    /// `target := value` (`symtable_handle_namedexpr`).
    pub(super) fn named_expression(&mut self, node: &ExprNamedExpr<'a>, range: Range) -> Result {
        self.check_allowed("named expression", range)?;
        if self.block.comp_iter_expr > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(self.walrus_error(SyntaxError::new(message, range)));
        }
        if self.current().comprehension != Comprehension::None
            && let ExprKind::Name(target) = &node.target.kind
        {
            self.bind_around_comprehension(target.id, node.target.range)?;
        }
        self.visit_expr(node.value)?;
        self.visit_expr(node.target)
    }

    /// How the scope that `at` others are around mentions the target of a walrus so far.
    fn walrus_target_at(&mut self, target: Name, at: usize) -> SymbolFlags {
        match self.target.walrus_lookup {
            WalrusLookup::AsWritten => self.table.scope(self.block_at(at).scope).flags_of(target),
            WalrusLookup::Mangled => self.lookup_at(target, at),
        }
    }

    /// A walrus in a comprehension binds its target in the scope around all comprehensions.
    fn bind_around_comprehension(&mut self, target: Name, range: Range) -> Result {
        let iterated = match self.target.iteration_names {
            IterationNames::Mentioned => SymbolFlags::COMP_ITER,
            IterationNames::Bound => SymbolFlags::COMP_ITER.union(SymbolFlags::LOCAL),
        };
        for at in (0..=self.innermost()).rev() {
            let scope = self.table.scope(self.block_at(at).scope);
            let block = scope.block;
            if scope.comprehension != Comprehension::None {
                if self.walrus_target_at(target, at).contains(iterated) {
                    let error = self.about(target, range, |name| {
                        format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        )
                    });
                    return Err(self.walrus_error(*error));
                }
                continue;
            }
            let (inside, around) = match block {
                BlockType::Function if self.walrus_target_at(target, at).contains(SymbolFlags::GLOBAL) => {
                    (SymbolFlags::GLOBAL, SymbolFlags::LOCAL)
                }
                BlockType::Function => (SymbolFlags::NONLOCAL, SymbolFlags::LOCAL),
                BlockType::Module => (SymbolFlags::GLOBAL, SymbolFlags::GLOBAL),
                // Annotations are passed over.
                _ => match walrus_not_allowed_in(block) {
                    Some(message) => return Err(self.walrus_error(SyntaxError::new(message, range))),
                    None => continue,
                },
            };
            self.define(target, inside, range)?;
            self.record_directive(target, range);
            return self.add(target, around, at, range);
        }
        Ok(())
    }

    /// A refusal of a walrus: where places are told of whole scopes, its column is counted from 0.
    #[cold]
    fn walrus_error(&self, error: SyntaxError) -> Box<SyntaxError> {
        let extent = match self.target.symbol_places {
            SymbolPlaces::Scope => Extent::Before,
            SymbolPlaces::Own => Extent::Range,
        };
        Box::new(SyntaxError { extent, ..error })
    }
}
