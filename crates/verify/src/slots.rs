//! What lies on the stack, as far as that matters: values, empty slots, and what may be either.

use pybytecode_opcode::{Op, Target};

use crate::instructions::Instr;

/// A slot of the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// An object, or what the interpreter takes for one.
    Value,
    /// The constant of that index.
    Const(u32),
    /// Nothing: `PUSH_NULL` made it.
    Null,
    /// `self`, or nothing, below or above what a call calls.
    SelfOrNull,
    /// What a local variable held, or nothing.
    MaybeUnbound,
}

impl Slot {
    /// What a slot is if it is one of these two.
    pub(crate) fn join(self, other: Slot) -> Slot {
        match (self, other) {
            (a, b) if a == b => a,
            (Slot::Value | Slot::Const(_), Slot::Value | Slot::Const(_)) => Slot::Value,
            (Slot::MaybeUnbound, _) | (_, Slot::MaybeUnbound) => Slot::MaybeUnbound,
            _ => Slot::SelfOrNull,
        }
    }

    fn is_value(self) -> bool {
        matches!(self, Slot::Value | Slot::Const(_))
    }
}

/// What an instruction does to the slots.
pub(crate) enum Effect {
    /// The stack after it.
    Done,
    /// It uses a slot that holds nothing.
    UsesNull,
    /// It takes more than there is.
    Underflow,
    /// There is no rule for its argument.
    Unknown,
}

/// Changes the stack as an instruction does; `jump`: as it does when it jumps.
pub(crate) fn apply(stack: &mut Vec<Slot>, instr: &Instr, target: &'static Target, jump: bool) -> Effect {
    let (op, arg) = (instr.op, instr.arg);
    let Some((popped, pushed)) = target.popped_and_pushed(op, arg) else { return Effect::Unknown };
    let Some(change) = target.stack_effect(op, arg, jump) else { return Effect::Unknown };
    let (popped, mut pushed) = (popped.max(0) as usize, pushed.max(0) as usize);
    if op.is_block_push() {
        return block_push(stack, change);
    }
    if let Some((added, below)) = adds_to(op, arg) {
        return add_to_container(stack, added, below);
    }
    if stack.len() < popped {
        return Effect::Underflow;
    }
    // What a jump leaves may differ from what going on leaves.
    let wanted = stack.len() as i64 + i64::from(change);
    if wanted < 0 {
        return Effect::Underflow;
    }
    let from = stack.len() - popped;
    if let Some(effect) = rearrange(stack, op, arg) {
        return effect;
    }
    let null_is_used = !takes_null(&stack[from..], op, target);
    stack.truncate(from);
    push(stack, instr, pushed, target);
    let _ = &mut pushed;
    // For operations whose effect differs when they jump.
    while (stack.len() as i64) < wanted {
        stack.push(Slot::Value);
    }
    stack.truncate(wanted as usize);
    if null_is_used { Effect::UsesNull } else { Effect::Done }
}

/// What adds to a container below: how many values it takes, and how many there are at least below those.
fn adds_to(op: Op, arg: u32) -> Option<(usize, usize)> {
    let depth = arg as usize;
    match op {
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => Some((1, depth)),
        // For its message it looks at the function that is to be called.
        Op::DictMerge => Some((1, depth.saturating_add(2))),
        Op::MapAdd => Some((2, depth)),
        _ => None,
    }
}

fn add_to_container(stack: &mut Vec<Slot>, added: usize, below: usize) -> Effect {
    if stack.len() < added.saturating_add(below) {
        return Effect::Underflow;
    }
    let is_value = stack.drain(stack.len() - added..).all(Slot::is_value);
    if is_value { Effect::Done } else { Effect::UsesNull }
}

fn block_push(stack: &mut Vec<Slot>, change: i32) -> Effect {
    let wanted = stack.len() as i64 + i64::from(change);
    if wanted < 0 || stack.is_empty() && change < 0 {
        return Effect::Underflow;
    }
    while (stack.len() as i64) < wanted {
        stack.push(Slot::Value);
    }
    stack.truncate(wanted as usize);
    Effect::Done
}

/// Operations that only move slots; their stack is deep enough.
fn rearrange(stack: &mut Vec<Slot>, op: Op, arg: u32) -> Option<Effect> {
    let len = stack.len();
    let depth = arg as usize;
    match op {
        Op::Copy if (1..=len).contains(&depth) => stack.push(stack[len - depth]),
        Op::Swap if (1..=len).contains(&depth) => stack.swap(len - 1, len - depth),
        Op::RotTwo => stack.swap(len - 1, len - 2),
        Op::RotThree => stack[len - 3..].rotate_right(1),
        Op::RotFour => stack[len - 4..].rotate_right(1),
        Op::DupTop => stack.push(stack[len - 1]),
        Op::Nop => {}
        _ => return None,
    }
    Some(Effect::Done)
}

/// Whether an operation may take these slots, some of which may hold nothing.
fn takes_null(slots: &[Slot], op: Op, target: &'static Target) -> bool {
    if slots.iter().all(|slot| slot.is_value()) {
        return true;
    }
    // In which of the slots nothing may be.
    let nullable = |index: usize, slot: Slot| match op {
        // 3.11 and 3.12 have the empty slot below the callable, later versions above it; in 3.14 the keyword
        // arguments of the last of these may be missing too.
        Op::Call | Op::CallKw if target.has_op(Op::CallKw) => index == 1,
        Op::Call | Op::CallMethod => index == 0,
        Op::CallFunctionEx if target.has_op(Op::CallKw) => index == 1 || index == 3,
        Op::CallFunctionEx => index == 0,
        // From 3.14 on the exit function has a `self` of its own, or none.
        Op::WithExceptStart => index == 1 && slots.len() == 5,
        // A variable is put back, or dropped, as it was.
        Op::StoreFast | Op::StoreFastStoreFast | Op::StoreFastLoadFast | Op::PopTop => {
            slot == Slot::MaybeUnbound
        }
        // In 3.15 an iterator has a slot for an index above it.
        Op::ForIter
        | Op::EndFor
        | Op::PopIter
        | Op::Send
        | Op::EndSend
        | Op::CleanupThrow
        | Op::EndAsyncFor => true,
        _ => false,
    };
    slots.iter().enumerate().all(|(index, slot)| slot.is_value() || nullable(index, *slot))
}

/// Pushes what an instruction pushes.
fn push(stack: &mut Vec<Slot>, instr: &Instr, pushed: usize, target: &'static Target) {
    let null_behind = target.has_op(Op::CallKw);
    let pair = |first, second| if null_behind { [second, first] } else { [first, second] };
    let flag = instr.arg & 1 == 1 && pushed == 2;
    match instr.op {
        Op::PushNull => stack.push(Slot::Null),
        Op::LoadConst => stack.push(Slot::Const(instr.arg)),
        Op::LoadGlobal if flag => stack.extend(pair(Slot::Null, Slot::Value)),
        Op::LoadAttr | Op::LoadSuperAttr if flag => stack.extend(pair(Slot::SelfOrNull, Slot::Value)),
        Op::LoadMethod => stack.extend([Slot::SelfOrNull, Slot::Value]),
        Op::LoadSpecial => stack.extend([Slot::Value, Slot::SelfOrNull]),
        Op::LoadFastAndClear => stack.push(Slot::MaybeUnbound),
        _ => stack.extend(std::iter::repeat_n(Slot::Value, pushed)),
    }
}
