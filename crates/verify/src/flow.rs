//! Every path through the code: stack, blocks, handlers, and what a frame starts with.

use std::collections::HashMap;

use pybytecode_code::{Code, CodeFlags, LocalKind, Object, Objects};
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{ArgKind, Op, Target};

use crate::arguments::Limits;
use crate::blocks::{self, Block};
use crate::fields::Variables;
use crate::finding::{Report, Rule};
use crate::instructions::{self, Instr, Instructions};
use crate::slots::{self, Effect, Slot};
use crate::tables::{self, Region};
use crate::unbound;

/// What is known where paths come together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    stack: Vec<Slot>,
    blocks: Vec<Block>,
}

struct Flow<'f, 'r, 'a> {
    objects: &'f Objects<'a>,
    code: &'f Code,
    target: &'static Target,
    instrs: &'f Instructions,
    regions: &'f [Region],
    report: &'f mut Report<'r>,
    /// By the index of an instruction that is led to.
    states: HashMap<usize, State>,
    todo: Vec<usize>,
    /// By instruction, whether something was found there already.
    told: Vec<bool>,
    reached: Vec<bool>,
    /// By instruction, whether a jump or a handler leads there.
    is_led_to: Vec<bool>,
    deepest: (usize, u32),
    steps: usize,
    /// How much memory the states take, more or less, in bytes.
    size: usize,
}

/// How much memory the states of one code object may take.
const MOST_SIZE: usize = 16 << 20;

/// Checks instructions, tables and every path.
pub(crate) fn check(objects: &Objects<'_>, code: &Code, target: &'static Target, report: &mut Report<'_>) {
    let Object::Bytes(bytes) = objects.get(code.code) else { return };
    let Some(instrs) = instructions::read(bytes, target, report) else { return };
    let variables = Variables::of(objects, code);
    let limits = Limits::new(objects, code, &variables, target);
    tables::lines(objects, code, target, &instrs, report);
    let regions = tables::exceptions(objects, code, &instrs, report);
    let mut good = true;
    for instr in &instrs.list {
        good &= limits.check(instr, report);
    }
    loop_ends(&instrs, target, report);
    if target.pyc.code == CodeFields::Plus {
        start(&instrs, &variables, code, target, report);
    }
    contents(&instrs, code, target, report);
    if !good {
        return;
    }
    unbound::check(&instrs, &regions, &variables, code, target, report);
    let count = instrs.list.len();
    let mut flow = Flow {
        objects,
        code,
        target,
        instrs: &instrs,
        regions: &regions,
        report,
        states: HashMap::new(),
        todo: Vec::new(),
        told: vec![false; count],
        reached: vec![false; count],
        is_led_to: vec![false; count],
        deepest: (0, 0),
        steps: 0,
        size: 0,
    };
    let jumps = instrs.list.iter().filter_map(|instr| instr.target);
    jumps.chain(regions.iter().map(|region| region.handler)).for_each(|to| flow.is_led_to[to] = true);
    flow.run();
}

/// `FOR_ITER` and `SEND` count on what they lead to.
fn loop_ends(instrs: &Instructions, target: &'static Target, report: &mut Report<'_>) {
    for instr in &instrs.list {
        let wanted = match instr.op {
            Op::ForIter => Op::EndFor,
            Op::Send => Op::EndSend,
            _ => continue,
        };
        let leads_to = instr.target.and_then(|to| instrs.list.get(to));
        if target.has_op(wanted) && leads_to.is_some_and(|to| to.op != wanted) {
            report.at(instr.offset(), Some(instr.op), Rule::LoopEnd, format!("it does not lead to {wanted}"));
        }
    }
}

/// What a frame starts with, from 3.11 on: cells, free variables, `RESUME`.
fn start(
    instrs: &Instructions,
    variables: &Variables,
    code: &Code,
    target: &'static Target,
    report: &mut Report<'_>,
) {
    let first = instrs.list.iter().position(|instr| instr.op == Op::Resume);
    let Some(first) = first else {
        return report.code(Rule::Resume, "there is no RESUME");
    };
    let resume = &instrs.list[first];
    if resume.arg & 3 != 0 {
        report.at(resume.offset(), Some(resume.op), Rule::Resume, "the first RESUME is not that of a call");
    }
    let mut made = vec![false; variables.kinds.len()];
    let mut copied = 0;
    for (index, instr) in instrs.list[..first].iter().enumerate() {
        let cell =
            |made: &mut Vec<bool>| made.get_mut(instr.arg as usize).map(|slot| std::mem::replace(slot, true));
        match instr.op {
            Op::MakeCell if cell(&mut made) == Some(true) => {
                report.at(instr.offset(), Some(instr.op), Rule::Cells, "the cell is made twice");
            }
            Op::CopyFreeVars if index == 0 => copied = instr.arg as usize,
            Op::CopyFreeVars => {
                report.at(instr.offset(), Some(instr.op), Rule::Cells, "it is not the first instruction");
            }
            _ => {}
        }
    }
    if copied != variables.free {
        let message = format!("there are {} free variables, and {copied} are copied", variables.free);
        report.code(Rule::Cells, message);
    }
    for (index, kind) in variables.kinds.iter().enumerate() {
        // A cell that is hidden is that of an inlined comprehension, which makes it itself.
        let inlined = instrs.list[first..].iter().any(|i| i.op == Op::MakeCell && i.arg as usize == index);
        if kind.contains(LocalKind::CELL) && !made[index] && !inlined {
            report.code(Rule::Cells, format!("cell {index} is never made"));
        }
    }
    let is_suspended = CodeFlags::from_bits_retain(code.flags).intersects(CodeFlags::SUSPENDED);
    for (index, instr) in instrs.list.iter().enumerate() {
        if instr.op != Op::YieldValue {
            continue;
        }
        let mut next = index + 1;
        while instrs.list.get(next).is_some_and(|next| next.op == Op::Nop) {
            next += 1;
        }
        let follows = instrs.list.get(next);
        if !follows.is_some_and(|next| next.op == Op::Resume && next.arg & 3 != 0) {
            report.at(instr.offset(), Some(instr.op), Rule::Resume, "no RESUME follows");
        }
    }
    let returns = instrs.list.iter().any(|instr| instr.op == Op::ReturnGenerator);
    if target.has_op(Op::ReturnGenerator) && returns != is_suspended {
        report.code(Rule::Flags, "RETURN_GENERATOR does not fit co_flags");
    }
}

/// Flags against instructions.
fn contents(instrs: &Instructions, code: &Code, target: &'static Target, report: &mut Report<'_>) {
    let flags = CodeFlags::from_bits_retain(code.flags);
    for instr in &instrs.list {
        let yields = matches!(instr.op, Op::YieldValue | Op::YieldFrom | Op::GenStart);
        if yields && !flags.intersects(CodeFlags::SUSPENDED) {
            report.at(
                instr.offset(),
                Some(instr.op),
                Rule::Flags,
                "co_flags says neither generator nor coroutine",
            );
            return;
        }
    }
    let starts = instrs.list.first().is_some_and(|first| first.op == Op::GenStart);
    if target.has_op(Op::GenStart) && flags.intersects(CodeFlags::SUSPENDED) && !starts {
        report.code(Rule::Flags, "a generator does not start with GEN_START");
    }
}

/// So many instructions are walked over at most, as often as they are in the code.
const MOST_ROUNDS: usize = 64;

impl Flow<'_, '_, '_> {
    fn find(&mut self, index: usize, rule: Rule, message: impl Into<String>) {
        if !std::mem::replace(&mut self.told[index], true) {
            let instr = &self.instrs.list[index];
            self.report.at(instr.offset(), Some(instr.op), rule, message);
        }
    }

    fn run(&mut self) {
        let sent = CodeFlags::from_bits_retain(self.code.flags).start_with_sent(self.target);
        let stack = if sent { vec![Slot::Value] } else { Vec::new() };
        self.lead(0, State { stack, blocks: Vec::new() }, 0);
        while let Some(index) = self.todo.pop() {
            let Some(state) = self.states.get(&index).cloned() else { continue };
            self.walk(index, state);
            if self.steps > self.instrs.list.len() * MOST_ROUNDS + 1000 || self.size > MOST_SIZE {
                break;
            }
        }
        let (deepest, offset) = self.deepest;
        if deepest > self.code.stacksize as usize {
            let message =
                format!("co_stacksize is {}, and the stack gets {deepest} deep", self.code.stacksize);
            self.report.at(offset, None, Rule::StackSize, message);
        }
    }

    fn remember(&mut self, index: usize, state: State) {
        self.size += 128 + size_of::<Slot>() * state.stack.len() + size_of::<Block>() * state.blocks.len();
        self.states.insert(index, state);
    }

    /// Paths come together at an instruction.
    fn lead(&mut self, index: usize, state: State, from: usize) {
        let Some(known) = self.states.get_mut(&index) else {
            self.remember(index, state);
            self.todo.push(index);
            return;
        };
        if known.stack.len() != state.stack.len() {
            let message = format!(
                "it leads to offset {} with {} values on the stack, where there are {} otherwise",
                self.instrs.list[index].offset(),
                state.stack.len(),
                known.stack.len()
            );
            return self.find(from, Rule::Join, message);
        }
        if known.blocks != state.blocks {
            let message =
                format!("it leads to offset {} with other blocks", self.instrs.list[index].offset());
            return self.find(from, Rule::Blocks, message);
        }
        let joined: Vec<Slot> = known.stack.iter().zip(&state.stack).map(|(a, b)| a.join(*b)).collect();
        if joined != known.stack {
            known.stack = joined;
            self.todo.push(index);
        }
    }

    /// Follows the code from an instruction to where it jumps or joins.
    fn walk(&mut self, mut index: usize, mut state: State) {
        loop {
            self.steps += 1;
            if self.size > MOST_SIZE {
                return self.report.code(Rule::Size, "its paths are too many to be followed");
            }
            self.reached[index] = true;
            let instr = self.instrs.list[index];
            self.handlers(index, &state);
            if state.stack.len() > self.deepest.0 {
                self.deepest = (state.stack.len(), instr.offset());
            }
            if !self.constants(index, &instr, &state.stack) {
                return;
            }
            let jump = instr.target.filter(|_| does_jump(instr.op));
            let (before, depth) = (jump.map(|to| (to, state.clone())), state.stack.len());
            match slots::apply(&mut state.stack, &instr, self.target, false) {
                Effect::Done => {}
                Effect::UsesNull => self.find(index, Rule::Null, "it uses an empty slot as a value"),
                Effect::Underflow => {
                    let message = format!("it takes more than the {depth} values there are");
                    return self.find(index, Rule::Underflow, message);
                }
                Effect::Unknown => {
                    return self.find(index, Rule::Argument, "its argument means nothing");
                }
            }
            if self.target.pyc.code == CodeFields::Split
                && let Err(message) = blocks::apply(&mut state.blocks, index, instr.op, self.target)
            {
                return self.find(index, Rule::Blocks, message);
            }
            if state.stack.len() > self.deepest.0 {
                self.deepest = (state.stack.len(), instr.offset());
            }
            if let Some((to, mut jumping)) = before {
                match slots::apply(&mut jumping.stack, &instr, self.target, true) {
                    Effect::Done | Effect::UsesNull => {}
                    _ => return self.find(index, Rule::Underflow, "it takes more than there is"),
                }
                if instr.op.is_block_push() {
                    jumping.blocks = blocks::in_handler(&jumping.blocks, self.target);
                }
                self.lead(to, jumping, index);
            }
            let returned = usize::from(instr.op == Op::ReturnValue);
            if instr.op.is_return() && depth != returned {
                let message = format!("{} values are left on the stack", depth - returned);
                self.find(index, Rule::Return, message);
            }
            if instr.op.is_return() && !state.blocks.is_empty() && !self.target.has_op(Op::BeginFinally) {
                self.find(index, Rule::Blocks, "blocks are left");
            }
            if instr.op.has_no_fallthrough() {
                return;
            }
            let next = index + 1;
            if next >= self.instrs.list.len() {
                return self.find(index, Rule::End, "control runs behind the last instruction");
            }
            if state.stack.len() > self.code.stacksize as usize + 1000 {
                // It only gets worse, and takes memory with each step.
                return;
            }
            if self.states.contains_key(&next) {
                return self.lead(next, state, index);
            }
            if self.is_led_to[next] {
                // Remembered, so that paths which come here later are held against this one.
                self.remember(next, state.clone());
            }
            index = next;
        }
    }

    /// The handler that an instruction has leads on with the stack cut to its depth.
    fn handlers(&mut self, index: usize, state: &State) {
        let at = self.regions.partition_point(|region| region.end <= index);
        let Some(region) = self.regions.get(at).copied().filter(|region| region.start <= index) else {
            return;
        };
        if state.stack.len() < region.depth && !may_raise(self.instrs.list[index].op) {
            return;
        }
        if state.stack.len() < region.depth {
            let message =
                format!("its handler keeps {} values, and there are {}", region.depth, state.stack.len());
            return self.find(index, Rule::ExceptionTable, message);
        }
        let mut stack = state.stack[..region.depth].to_vec();
        stack.extend(std::iter::repeat_n(Slot::Value, 1 + usize::from(region.lasti)));
        if stack.len() > self.deepest.0 {
            self.deepest = (stack.len(), self.instrs.list[region.handler].offset());
        }
        self.lead(region.handler, State { stack, blocks: Vec::new() }, index);
    }

    /// Constants that must be of some kind.
    fn constants(&mut self, index: usize, instr: &Instr, stack: &[Slot]) -> bool {
        let Object::Tuple(consts) = self.objects.get(self.code.consts) else { return true };
        let constant = |number: u32| consts.get(number as usize).map(|id| self.objects.get(*id));
        let top = match stack.last() {
            Some(Slot::Const(number)) => constant(*number),
            _ => None,
        };
        let is_names = |object: Object<'_>| match object {
            Object::Tuple(items) => {
                items.iter().all(|item| matches!(self.objects.get(*item), Object::Str(_)))
            }
            _ => false,
        };
        let count = |object: Object<'_>| match object {
            Object::Tuple(items) => items.len(),
            _ => 0,
        };
        let problem = match (instr.op, top) {
            (Op::KwNames, _) if !constant(instr.arg).is_some_and(is_names) => {
                Some("the names of keyword arguments are no tuple of strings")
            }
            (Op::CallKw | Op::CallFunctionKw, Some(names)) if !is_names(names) => {
                Some("the names of keyword arguments are no tuple of strings")
            }
            (Op::CallKw | Op::CallFunctionKw, Some(names)) if count(names) > instr.arg as usize => {
                Some("there are more names than arguments")
            }
            (Op::BuildConstKeyMap, Some(names)) if count(names) != instr.arg as usize => {
                Some("there are not as many keys as values")
            }
            (Op::MakeFunction, Some(object))
                if self.target.pyc.code == CodeFields::Plus && !matches!(object, Object::Code(_)) =>
            {
                Some("what becomes a function is no code object")
            }
            _ => None,
        };
        if let Some(problem) = problem {
            self.find(index, Rule::Constant, problem);
            return false;
        }
        debug_assert!(self.target.arg_kind(instr.op) != ArgKind::Label);
        true
    }
}

/// Whether an exception can come from an operation. CPython 3.15 keeps the handler of a generator expression in charge
/// of its last instructions, which have taken its iterator from the stack.
fn may_raise(op: Op) -> bool {
    !matches!(
        op,
        Op::LoadConst | Op::LoadCommonConstant | Op::LoadSmallInt | Op::ReturnValue | Op::Nop | Op::PopTop
    )
}

/// Whether control goes where an instruction leads: `END_ASYNC_FOR` only says where its loop awaits, and
/// the body that `CALL_FINALLY` calls is looked at from where an exception enters it.
fn does_jump(op: Op) -> bool {
    !matches!(op, Op::EndAsyncFor | Op::CallFinally)
}
