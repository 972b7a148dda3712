//! Comprehensions and generator expressions (`codegen_comprehension` and its generators).
//!
//! A generator expression, and a comprehension that cannot be inlined, is a function of one
//! argument, the outermost iterable or its iterator, called on the spot. All other comprehensions are loops in
//! the code around them: [`inlined_comprehensions`](super::inlined_comprehensions) keeps their
//! variables apart.

use pybytecode_code::Location;
use pybytecode_emit::{Awaited, FunctionParts, Label, Resumption};
use pybytecode_opcode::facts::{LoopIterator, OutermostIterator, StopIteration};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::NodeId;
use pybytecode_syntax::tree::{Comprehension, Expr, ExprDictComp, ExprKind, ExprListComp};

use super::containers::is_starred;
use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, FrameBlockKind, UnitKind};
use crate::Result;
use crate::symtable::ScopeRole;

/// What a comprehension makes, and of what.
#[derive(Clone, Copy)]
pub(super) enum Element<'t, 'a> {
    Generator(&'t Expr<'a>),
    List(&'t Expr<'a>),
    Set(&'t Expr<'a>),
    /// Key and value; a key alone is a mapping to add.
    Dict(&'t Expr<'a>, Option<&'t Expr<'a>>),
}

impl<'t, 'a> Element<'t, 'a> {
    pub(super) fn name(self) -> Name {
        match self {
            Element::Generator(_) => known::GENEXPR,
            Element::List(_) => known::LISTCOMP,
            Element::Set(_) => known::SETCOMP,
            Element::Dict(..) => known::DICTCOMP,
        }
    }

    pub(super) fn is_generator(self) -> bool {
        matches!(self, Element::Generator(_))
    }

    /// The element, or the key.
    fn first(self) -> &'t Expr<'a> {
        match self {
            Element::Generator(elt) | Element::List(elt) | Element::Set(elt) | Element::Dict(elt, _) => elt,
        }
    }
}

/// A comprehension, as it is wherever in its generators code is made.
#[derive(Clone, Copy)]
struct Parts<'t, 'a> {
    element: Element<'t, 'a>,
    /// Where the whole comprehension stands.
    loc: Location,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// `(elt for ...)`.
    pub(crate) fn generator_exp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Generator(node.elt))
    }

    /// `[elt for ...]`.
    pub(crate) fn list_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::List(node.elt))
    }

    /// `{elt for ...}`.
    pub(crate) fn set_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Set(node.elt))
    }

    /// `{key: value for ...}`.
    pub(crate) fn dict_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprDictComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Dict(node.key, node.value.as_deref()))
    }

    fn comprehension(
        &mut self,
        expr: &'t Expr<'a>,
        id: NodeId,
        generators: &'t [Comprehension<'a>],
        element: Element<'t, 'a>,
    ) -> Result {
        let Some(outermost) = generators.first() else {
            return Ok(());
        };
        let loc = self.location(expr.range);
        let parts = Parts { element, loc };
        let scope = self.scope_of_node(id, ScopeRole::Body);
        let is_async = self.symbols.scope(scope).coroutine && !element.is_generator();
        if is_async && !matches!(self.current().kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(SyntaxError::new(message, expr.range).into());
        }
        if self.symbols.scope(scope).comp_inlined {
            let held = self.outermost_argument(outermost, loc)?;
            let inlined = self.push_inlined_comprehension(loc, scope)?;
            self.new_container(parts);
            self.emit().swap(2, loc);
            self.comprehension_generators(parts, generators, Source::Stack(held), 0)?;
            self.pop_inlined_comprehension(loc, inlined);
            return Ok(());
        }

        self.enter_scope(NewUnit {
            name: element.name(),
            kind: UnitKind::Comprehension,
            scope,
            firstlineno: loc.line,
            private: None,
            parameters: ParameterCounts { positional: 1, ..ParameterCounts::default() },
        });
        self.set_place(loc);
        let source = match self.target.outermost_iterator {
            OutermostIterator::Caller => Source::Parameter(Held::Iterator),
            OutermostIterator::Comprehension if element.is_generator() => {
                let iter = self.location(outermost.iter.range);
                self.emit().start_with_iterator(outermost.is_async, iter);
                Source::Stack(Held::Iterator)
            }
            OutermostIterator::Comprehension => Source::Parameter(Held::Iterable),
        };
        self.new_container(parts);
        self.comprehension_generators(parts, generators, source, 0)?;
        if !element.is_generator() {
            let end = self.place_or(loc);
            self.emit().return_value(end);
        } else if self.target.stop_iteration == StopIteration::Handler {
            self.emit().wrap_in_stopiteration_handler();
        }
        let finished = self.leave_scope(true)?;
        self.make_closure(finished, FunctionParts::empty(), loc);

        self.outermost_argument(outermost, loc)?;
        self.emit().call(0, loc);
        if self.symbols.scope(scope).coroutine && !element.is_generator() {
            self.emit().await_value(Awaited::Expression, loc);
        }
        Ok(())
    }

    fn new_container(&mut self, Parts { element, loc }: Parts<'t, 'a>) {
        match element {
            Element::Generator(_) => {}
            Element::List(_) => self.emit().build_list(0, loc),
            Element::Set(_) => self.emit().build_set(0, loc),
            Element::Dict(..) => self.emit().build_map(0, loc),
        }
    }

    /// Pushes what the comprehension is given: the outermost iterable, or its iterator.
    fn outermost_argument(&mut self, outermost: &'t Comprehension<'a>, loc: Location) -> Result<Held> {
        self.visit_expr(outermost.iter)?;
        match self.target.outermost_iterator {
            OutermostIterator::Caller => {
                // The place of the code around is not that of the expression that the comprehension is.
                let iter = self.clause_location(loc, outermost.iter.range);
                self.iterate(outermost, iter);
                Ok(Held::Iterator)
            }
            OutermostIterator::Comprehension => Ok(Held::Iterable),
        }
    }

    /// Replaces the iterable of a generator, which is on the stack, by its iterator.
    fn comprehension_iter(&mut self, generator: &'t Comprehension<'a>, whole: Location) {
        let loc = self.clause_location(whole, generator.iter.range);
        let loc = self.place_or(loc);
        self.iterate(generator, loc);
    }

    fn iterate(&mut self, generator: &'t Comprehension<'a>, loc: Location) {
        if generator.is_async {
            self.emit().get_aiter(loc);
        } else {
            self.emit().get_iter(loc);
        }
    }

    /// The loops of `generators`, one inside the other, and the element in the innermost;
    /// `depth` values lie above the container.
    fn comprehension_generators(
        &mut self,
        parts: Parts<'t, 'a>,
        generators: &'t [Comprehension<'a>],
        source: Source,
        depth: u32,
    ) -> Result {
        match generators.split_first() {
            None => Ok(()),
            Some((generator, inner)) if generator.is_async => {
                self.async_comprehension_generator(parts, generator, inner, source, depth)
            }
            Some((generator, inner)) => {
                self.sync_comprehension_generator(parts, generator, inner, source, depth)
            }
        }
    }

    fn sync_comprehension_generator(
        &mut self,
        parts: Parts<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        source: Source,
        depth: u32,
    ) -> Result {
        let start = self.emit().new_label();
        let if_cleanup = self.emit().new_label();
        let anchor = self.emit().new_label();
        match source {
            Source::Stack(_) => {}
            Source::Parameter(_) => {
                let loc = self.place_or(parts.loc);
                self.emit().load_parameter(0, loc);
            }
            Source::Expression => {
                if let Some(only) = only_item(generator.iter) {
                    // `for name in [value]`: an assignment, no loop.
                    self.visit_expr(only)?;
                    self.comprehension_body(parts, generator, inner, if_cleanup, depth)?;
                    self.emit().use_label(if_cleanup);
                    return Ok(());
                }
                self.visit_expr(generator.iter)?;
            }
        }
        if !source.is_iterator() {
            self.comprehension_iter(generator, parts.loc);
        }
        if self.target.loop_iterator == LoopIterator::Again {
            self.comprehension_iter(generator, parts.loc);
        }
        let iter = self.clause_location(parts.loc, generator.iter.range);
        let iter = self.place_or(iter);
        self.emit().use_label(start);
        self.emit().for_iter(anchor, iter);
        let depth = depth + self.emit().loop_slots();
        let end = self.comprehension_body(parts, generator, inner, if_cleanup, depth)?;

        self.emit().use_label(if_cleanup);
        let end = self.place_or(end);
        self.emit().jump(start, end);

        self.emit().use_label(anchor);
        self.emit().end_for();
        Ok(())
    }

    fn async_comprehension_generator(
        &mut self,
        parts: Parts<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        source: Source,
        depth: u32,
    ) -> Result {
        let loc = self.place_or(parts.loc);
        let start = self.emit().new_label();
        let send = self.emit().new_label();
        let except = self.emit().new_label();
        let if_cleanup = self.emit().new_label();
        match source {
            Source::Stack(_) => {}
            Source::Parameter(_) => self.emit().load_parameter(0, loc),
            Source::Expression => self.visit_expr(generator.iter)?,
        }
        if !source.is_iterator() {
            self.comprehension_iter(generator, parts.loc);
        }

        self.emit().use_label(start);
        self.push_frame_block(loc, FrameBlockKind::AsyncComprehensionGenerator, start, None)?;
        self.emit().setup_finally(except, loc);
        self.emit().get_anext(loc);
        self.emit().use_label(send);
        self.emit().yield_from(Resumption::Await, loc);
        self.emit().pop_block(loc);
        let end = self.comprehension_body(parts, generator, inner, if_cleanup, depth + 1)?;

        self.emit().use_label(if_cleanup);
        let end = self.place_or(end);
        self.emit().jump(start, end);
        self.pop_frame_block();

        self.emit().use_label(except);
        let loc = self.place_or(loc);
        self.emit().end_async_for(send, loc);
        Ok(())
    }

    /// What a generator does with each of its values, which is on the stack: the target, the
    /// conditions, then the inner generators or the element. Gives the place where the loop ends.
    fn comprehension_body(
        &mut self,
        parts: Parts<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        if_cleanup: Label,
        depth: u32,
    ) -> Result<Location> {
        self.visit_expr(generator.target)?;
        for test in generator.ifs.iter() {
            self.jump_if(test, if_cleanup, false)?;
        }
        if inner.is_empty() {
            return self.comprehension_element(parts, depth);
        }
        self.deeper(|this| this.comprehension_generators(parts, inner, Source::Expression, depth))?;
        Ok(self.location(parts.element.first().range))
    }

    /// Yields the element, or adds it to the container, which lies below `depth` values.
    fn comprehension_element(&mut self, parts: Parts<'t, 'a>, depth: u32) -> Result<Location> {
        let first = parts.element.first();
        let mut loc = self.location(first.range);
        let container = depth + 1;
        if let ExprKind::Starred(starred) = &first.kind {
            self.visit_expr(starred.value)?;
            match parts.element {
                Element::Generator(_) => self.yield_each(loc),
                Element::List(_) => self.emit().list_extend(container, loc),
                Element::Set(_) => self.emit().set_update(container, loc),
                // The grammar has no such key.
                Element::Dict(..) => {}
            }
            return Ok(loc);
        }
        self.visit_expr(first)?;
        loc = self.place_or(loc);
        match parts.element {
            Element::Generator(_) => {
                self.yield_value(loc);
                self.emit().pop_top(loc);
            }
            Element::List(_) => self.emit().list_append(container, loc),
            Element::Set(_) => self.emit().set_add(container, loc),
            Element::Dict(_, None) => self.emit().dict_update(container, loc),
            Element::Dict(_, Some(value)) => {
                self.visit_expr(value)?;
                loc = self.location(first.range.to(value.range));
                loc = self.place_or(loc);
                self.emit().map_add(container, loc);
            }
        }
        Ok(loc)
    }

    /// Yields each item of the iterable on top.
    fn yield_each(&mut self, loc: Location) {
        let start = self.emit().new_label();
        let end = self.emit().new_label();
        self.emit().get_iter(loc);
        self.emit().use_label(start);
        self.emit().for_iter(end, loc);
        self.yield_value(loc);
        self.emit().pop_top(loc);
        self.emit().jump(start, Location::NONE);
        self.emit().use_label(end);
        self.emit().end_for();
    }
}

/// Where a generator's iterator comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// It, or the iterable, is on the stack already.
    Stack(Held),
    /// It, or the iterable, is the function's argument.
    Parameter(Held),
    /// It is that of the generator's own expression.
    Expression,
}

/// What is there of a generator's iterator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Iterator,
    Iterable,
}

impl Source {
    /// Whether the iterator has been made.
    fn is_iterator(self) -> bool {
        matches!(self, Source::Stack(Held::Iterator) | Source::Parameter(Held::Iterator))
    }
}

/// The item of a list or tuple of one, if it has no star.
fn only_item<'t, 'a>(expr: &'t Expr<'a>) -> Option<&'t Expr<'a>> {
    match &expr.kind {
        ExprKind::List(node) | ExprKind::Tuple(node) => match &node.elts[..] {
            [only] if !is_starred(only) => Some(only),
            _ => None,
        },
        _ => None,
    }
}
