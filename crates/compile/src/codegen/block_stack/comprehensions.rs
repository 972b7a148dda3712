//! Comprehensions and generator expressions (`compiler_comprehension` and its generators).
//!
//! Each is a function of one argument, the outermost iterator, called on the spot.

use pybytecode_emit::FunctionParts;
use pybytecode_emit::Label;
use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::{LineNumbers, SingleItem};
use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::range::NodeId;
use pybytecode_syntax::tree::{Comprehension, Expr, ExprDictComp, ExprKind, ExprListComp};

use super::BlockCompiler;
use super::frame_blocks::Kind;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::comprehensions::Element;
use crate::codegen::containers::is_starred;
use crate::codegen::unit::{NewUnit, ParameterCounts};
use crate::symtable::ScopeRole;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `(elt for ...)`.
    pub(super) fn generator_exp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Generator(node.elt))
    }

    /// `[elt for ...]`.
    pub(super) fn list_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::List(node.elt))
    }

    /// `{elt for ...}`.
    pub(super) fn set_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprListComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Set(node.elt))
    }

    /// `{key: value for ...}`.
    pub(super) fn dict_comp(&mut self, expr: &'t Expr<'a>, node: &'t ExprDictComp<'a>) -> Result {
        self.comprehension(expr, node.id, node.generators, Element::Dict(node.key, node.value.as_deref()))
    }

    fn comprehension(
        &mut self,
        expr: &'t Expr<'a>,
        id: NodeId,
        generators: &'t [Comprehension<'a>],
        element: Element<'t, 'a>,
    ) -> Result {
        let Some(outermost) = generators.first() else { return Ok(()) };
        let in_coroutine = self.base.scope().coroutine;
        let firstlineno = self.first_line(expr.range);
        self.enter(NewUnit {
            name: element.name(),
            kind: UnitKind::Comprehension,
            scope: self.base.scope_of_node(id, ScopeRole::Body),
            firstlineno,
            private: None,
            parameters: ParameterCounts { positional: 1, ..ParameterCounts::default() },
        });
        if self.facts.lines == LineNumbers::Traced {
            self.set_line(firstlineno);
        }
        let is_coroutine = self.base.scope().coroutine;
        if is_coroutine && !in_coroutine && !element.is_generator() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            if self.facts.lines != LineNumbers::Traced {
                return Err(SyntaxError::placeless(SyntaxErrorKind::SyntaxError, message).into());
            }
            return Err(SyntaxError::new(message, expr.range).into());
        }
        match element {
            Element::Generator(_) => {}
            Element::List(_) => self.emit().build(Container::List, 0),
            Element::Set(_) => self.emit().build(Container::Set, 0),
            Element::Dict(..) => self.emit().build_map(0),
        }
        self.comprehension_generator(element, generators, true, 0)?;
        if !element.is_generator() {
            self.emit().return_value();
        }
        let qualname = self.base.emit().unit.qualname;
        let finished = self.leave(true)?;
        self.make_closure(finished, qualname, FunctionParts::empty());

        self.visit_expr(outermost.iter)?;
        if outermost.is_async {
            self.emit().get_aiter();
        } else {
            self.emit().get_iter();
        }
        self.emit().call(1);
        if is_coroutine && !element.is_generator() {
            self.emit().await_value();
        }
        Ok(())
    }

    /// The loops of `generators`, one inside the other, and the element in the innermost; `depth` iterators
    /// lie above the container. `outermost`: the iterator is the argument of the function.
    fn comprehension_generator(
        &mut self,
        element: Element<'t, 'a>,
        generators: &'t [Comprehension<'a>],
        outermost: bool,
        depth: u32,
    ) -> Result {
        match generators.split_first() {
            None => Ok(()),
            Some((generator, inner)) if generator.is_async => {
                self.async_generator(element, generator, inner, outermost, depth)
            }
            Some((generator, inner)) => self.sync_generator(element, generator, inner, outermost, depth),
        }
    }

    fn sync_generator(
        &mut self,
        element: Element<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        outermost: bool,
        depth: u32,
    ) -> Result {
        let start = self.new_block();
        let skip = self.new_block();
        let if_cleanup = self.new_block();
        let anchor = self.new_block();
        let single = if outermost { None } else { self.single_item(generator.iter) };
        if outermost {
            self.emit().load_parameter(0);
        } else if let Some(single) = single {
            self.visit_expr(single)?;
        } else {
            self.visit_expr(generator.iter)?;
            self.emit().get_iter();
        }
        let loops = single.is_none();
        if loops {
            self.use_next_block(start);
            self.emit().for_iter(anchor);
            self.emit().next_block();
        }
        self.generator_body(element, generator, inner, if_cleanup, depth + u32::from(loops))?;
        if inner.is_empty() {
            self.use_next_block(skip);
        }
        self.use_next_block(if_cleanup);
        if loops {
            self.emit().jump_absolute(start);
            self.use_next_block(anchor);
        }
        Ok(())
    }

    /// The item of a list or tuple of one, which is assigned without a loop.
    fn single_item(&self, iter: &'t Expr<'a>) -> Option<&'t Expr<'a>> {
        if self.facts.single_item == SingleItem::Loop {
            return None;
        }
        match &iter.kind {
            ExprKind::List(node) | ExprKind::Tuple(node) => match &node.elts[..] {
                [only] if !is_starred(only) => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    fn async_generator(
        &mut self,
        element: Element<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        outermost: bool,
        depth: u32,
    ) -> Result {
        let start = self.new_block();
        let except = self.new_block();
        let if_cleanup = self.new_block();
        if outermost {
            self.emit().load_parameter(0);
        } else {
            self.visit_expr(generator.iter)?;
            self.emit().get_aiter();
        }
        self.use_next_block(start);
        let counted = self.facts.lines == LineNumbers::Traced;
        if counted {
            self.push_frame_block(Kind::AsyncComprehensionGenerator, Some(start), None)?;
        }
        self.emit().setup_finally(except);
        self.emit().await_anext();
        self.emit().pop_block();
        self.generator_body(element, generator, inner, if_cleanup, depth + 1)?;
        self.use_next_block(if_cleanup);
        self.emit().jump_absolute(start);
        if counted {
            self.pop_frame_block();
        }
        self.use_next_block(except);
        self.emit().end_async_for();
        Ok(())
    }

    /// What a generator does with each of its values, which is on the stack: the target, the
    /// conditions, then the inner generators or the element.
    fn generator_body(
        &mut self,
        element: Element<'t, 'a>,
        generator: &'t Comprehension<'a>,
        inner: &'t [Comprehension<'a>],
        if_cleanup: Label,
        depth: u32,
    ) -> Result {
        self.visit_expr(generator.target)?;
        for test in generator.ifs.iter() {
            self.jump_if(test, if_cleanup, false)?;
            self.emit().next_block();
        }
        if !inner.is_empty() {
            return self.deeper(|this| this.comprehension_generator(element, inner, false, depth));
        }
        let container = depth + 1;
        match element {
            Element::Generator(elt) => {
                self.visit_expr(elt)?;
                self.emit().yield_value();
                self.emit().pop_top();
            }
            Element::List(elt) => {
                self.visit_expr(elt)?;
                self.emit().add_to(Container::List, container);
            }
            Element::Set(elt) => {
                self.visit_expr(elt)?;
                self.emit().add_to(Container::Set, container);
            }
            Element::Dict(key, value) => {
                self.visit_expr(key)?;
                if let Some(value) = value {
                    self.visit_expr(value)?;
                }
                self.emit().map_add(container);
            }
        }
        Ok(())
    }
}
