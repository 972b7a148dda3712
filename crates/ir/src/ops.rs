//! What the passes ask about operations again and again, gathered in one row for each.

use pybytecode_opcode::block_stack::Handlers;
use pybytecode_opcode::facts::{CommonConstants, Iteration};
use pybytecode_opcode::{ArgKind, Op, Pass, Target};

use crate::CodeUnit;

/// What an operation is, as bits.
pub(crate) mod mark {
    /// Its argument is a label.
    pub(crate) const TARGET: u16 = 1;
    /// Nothing may follow it in its block.
    pub(crate) const TERMINATOR: u16 = 1 << 1;
    /// Its argument indexes the constants.
    pub(crate) const CONST: u16 = 1 << 2;
    /// It has a number: it can stand in a code object.
    pub(crate) const REAL: u16 = 1 << 3;
    /// Its effect on the stack is that of its row.
    pub(crate) const REGULAR: u16 = 1 << 4;
    /// For `optimize_load_fast`: what it takes from the stack is gone, and what it puts there is its own, or
    /// a local or a method's object.
    pub(crate) const CONSUMES: u16 = 1 << 5;
    /// For `optimize_load_const`: it loads a constant or copies a value.
    pub(crate) const LOADS: u16 = 1 << 6;
    /// It loads a constant whose value may be known (`loads_const`).
    pub(crate) const LOADS_CONST: u16 = 1 << 7;
}

/// What an argument indexes, and so must be below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indexes {
    /// Nothing that has an end.
    Nothing,
    /// The constants.
    Consts,
    /// The names.
    Names,
    /// The locals.
    Locals,
    /// Cells and free variables.
    Cells,
    /// The annotations: it is `ANNOTATIONS_PLACEHOLDER`.
    Annotations,
    /// Nothing: it is `ROT_N`, which stands for `SWAP`s until there is a graph.
    Rotation,
    /// No argument is right: code generation may not use the operation.
    Unknown,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpRow {
    /// See [`mark`].
    pub(crate) marks: u16,
    /// What its argument indexes.
    pub(crate) indexes: Indexes,
    /// The number in a code object.
    pub(crate) number: u8,
    /// How many cache entries follow it.
    pub(crate) caches: u8,
    /// Its effect on the stack, if [`mark::REGULAR`].
    effect: Effect,
}

impl OpRow {
    fn new(op: Op, target: &Target) -> Self {
        let locals = [
            Op::LoadFast,
            Op::LoadFastCheck,
            Op::LoadFastAndClear,
            Op::StoreFast,
            Op::StoreFastMaybeNull,
            Op::DeleteFast,
        ];
        // Up to 3.10 code generation chooses the jumps itself.
        let has_pseudo_jumps = target.handlers == Handlers::Table;
        let indexes = if op == Op::RotN && target.number(op).is_none() {
            Indexes::Rotation
        } else if !target.has_op(op) || (has_pseudo_jumps && op.is_assembler_opcode()) {
            Indexes::Unknown
        } else if op == Op::AnnotationsPlaceholder {
            Indexes::Annotations
        } else if is_about_cell(op) {
            Indexes::Cells
        } else if locals.contains(&op) {
            Indexes::Locals
        } else if target.has_const(op) {
            Indexes::Consts
        } else if target.arg_kind(op) == ArgKind::Name {
            Indexes::Names
        } else {
            Indexes::Nothing
        };
        let loads_const = match target.common_constants {
            CommonConstants::AssertionError | CommonConstants::Builtins => {
                matches!(op, Op::LoadConst | Op::LoadSmallInt)
            }
            CommonConstants::BuiltinsAndValues => {
                matches!(op, Op::LoadConst | Op::LoadSmallInt | Op::LoadCommonConstant)
            }
        };
        let effect = Effect::of(op, target);
        let regular = effect.is_some();
        let marks = [
            (target.has_target(op), mark::TARGET),
            (target.is_terminator(op), mark::TERMINATOR),
            (target.has_const(op), mark::CONST),
            (target.number(op).is_some(), mark::REAL),
            (regular, mark::REGULAR),
            (regular && !keeps_operands(op, target), mark::CONSUMES),
            (loads_const || op == Op::Copy, mark::LOADS),
            (loads_const, mark::LOADS_CONST),
        ];
        OpRow {
            marks: marks.iter().filter(|(set, _)| *set).fold(0, |marks, (_, mark)| marks | mark),
            indexes,
            number: target.number(op).unwrap_or(0),
            caches: target.caches(op),
            effect: effect.unwrap_or_default(),
        }
    }

    /// Whether it has any of the marks.
    #[inline]
    pub(crate) fn has(&self, marks: u16) -> bool {
        self.marks & marks != 0
    }

    /// How many values it takes from the stack and puts there, if [`mark::REGULAR`].
    #[inline]
    pub(crate) fn popped_and_pushed(&self, arg: u32) -> (u32, u32) {
        let Effect { popped, pushed, popped_each, pushed_each, counted, .. } = self.effect;
        let count = arg & counted;
        (
            u32::from(popped) + u32::from(popped_each) * count,
            u32::from(pushed) + u32::from(pushed_each) * count,
        )
    }

    /// How much deeper it makes the stack, if [`mark::REGULAR`].
    #[inline]
    pub(crate) fn stack_effect(&self, arg: u32) -> i64 {
        let Effect { net, net_each, counted, .. } = self.effect;
        i64::from(net) + i64::from(net_each) * i64::from(arg & counted)
    }
}

/// Whether the argument of an operation indexes cells and free variables before `prepare_localsplus`, and
/// their places among the locals after it.
#[inline]
pub(crate) fn is_about_cell(op: Op) -> bool {
    matches!(
        op,
        Op::MakeCell
            | Op::LoadClosure
            | Op::LoadDeref
            | Op::StoreDeref
            | Op::DeleteDeref
            | Op::LoadFromDictOrDeref
            | Op::LoadClassderef
    )
}

/// Whether an operation does more with the references on the stack than [`mark::CONSUMES`] says.
fn keeps_operands(op: Op, target: &Target) -> bool {
    if op == Op::GetIter {
        return target.iteration == Iteration::IteratorAndIndex;
    }
    matches!(
        op,
        Op::LoadFastAndClear
            | Op::LoadFastLoadFast
            | Op::StoreFast
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast
            | Op::DeleteFast
            | Op::Copy
            | Op::Swap
            | Op::FormatSimple
            | Op::GetAnext
            | Op::GetLen
            | Op::GetYieldFromIter
            | Op::ImportFrom
            | Op::MatchKeys
            | Op::MatchMapping
            | Op::MatchSequence
            | Op::WithExceptStart
            | Op::DictMerge
            | Op::DictUpdate
            | Op::ListAppend
            | Op::ListExtend
            | Op::MapAdd
            | Op::Reraise
            | Op::SetAdd
            | Op::SetUpdate
            | Op::EndSend
            | Op::SetFunctionAttribute
            | Op::CheckExcMatch
            | Op::Send
            | Op::ForIter
            | Op::LoadSuperAttr
            | Op::LoadSpecial
            | Op::PushExcInfo
    ) || op.is_block_push()
}

/// How many values an operation takes from the stack and puts there: so many, and so many more for each
/// that the argument counts.
#[derive(Debug, Clone, Copy, Default)]
struct Effect {
    popped: u8,
    pushed: u8,
    popped_each: u8,
    pushed_each: u8,
    /// What is put there less what is taken.
    net: i8,
    net_each: i8,
    /// Which bits of the argument count: none, the lowest or all.
    counted: u32,
}

impl Effect {
    /// The effect of an operation, if it is of this form. Those few that are not depend on parts of the
    /// argument: it is enough to look at some arguments to tell.
    fn of(op: Op, target: &Target) -> Option<Effect> {
        let effect_of = |arg| -> Option<(u8, u8)> {
            let (popped, pushed) = target.popped_and_pushed(op, arg)?;
            Some((u8::try_from(popped).ok()?, u8::try_from(pushed).ok()?))
        };
        let ((popped, pushed), at_one, at_two) = (effect_of(0)?, effect_of(1)?, effect_of(2)?);
        let popped_each = at_one.0.checked_sub(popped)?;
        let pushed_each = at_one.1.checked_sub(pushed)?;
        let counted = match at_two {
            _ if at_one == (popped, pushed) => 0,
            _ if at_two == (popped, pushed) => 1,
            _ => u32::MAX,
        };
        let net = |pushed: u8, popped: u8| i8::try_from(i16::from(pushed) - i16::from(popped)).ok();
        let effect = Effect {
            popped,
            pushed,
            popped_each,
            pushed_each,
            net: net(pushed, popped)?,
            net_each: net(pushed_each, popped_each)?,
            counted,
        };
        let agrees = |arg: u32| {
            let count = i64::from(arg & counted);
            let expected = (
                i64::from(popped) + i64::from(popped_each) * count,
                i64::from(pushed) + i64::from(pushed_each) * count,
            );
            let found = target.popped_and_pushed(op, arg);
            found.is_some_and(|(popped, pushed)| (i64::from(popped), i64::from(pushed)) == expected)
        };
        if !target.has_varying_effect(op) {
            return Some(effect);
        }
        let mut samples = (0..16).chain((4..28).map(|bit| 1 << bit));
        samples.all(agrees).then_some(effect)
    }
}

/// For each of [`Indexes`], what arguments must be below.
pub(crate) type Limits = [u32; 8];

/// The rows of all operations, for one target.
#[derive(Debug)]
pub(crate) struct OpTable {
    target: &'static Target,
    rows: Box<[OpRow; Op::COUNT]>,
    /// Whether `resolve_line_numbers` comes before any pass to which lines matter.
    pub(crate) resolves_lines_first: bool,
}

impl OpTable {
    /// How many code units an instruction has at most, `EXTENDED_ARG`s left out.
    pub(crate) const LONGEST: usize = 11;

    /// The table for a target.
    pub(crate) fn new(target: &'static Target) -> Self {
        let rows = Box::new(Op::ALL.map(|op| OpRow::new(op, target)));
        // To the others it is all one whether lines have run on within blocks.
        let looks_at_lines = |pass: &&Pass| {
            !matches!(
                pass,
                Pass::TranslateJumpLabelsToTargets
                    | Pass::MarkExceptHandlers
                    | Pass::LabelExceptionTargets
                    | Pass::CheckCfg
                    | Pass::InlineSmallOrNoLinenoBlocks
                    | Pass::RemoveUnreachable
            )
        };
        let resolves_lines_first =
            target.passes.iter().find(looks_at_lines) == Some(&Pass::ResolveLineNumbers);
        OpTable { target, rows, resolves_lines_first }
    }

    /// The target it is for.
    #[inline]
    pub(crate) fn target(&self) -> &'static Target {
        self.target
    }

    /// The row of an operation.
    #[inline]
    pub(crate) fn row(&self, op: Op) -> &OpRow {
        &self.rows[op as usize]
    }

    /// Whether an operation has any of the marks.
    #[inline]
    pub(crate) fn has(&self, op: Op, marks: u16) -> bool {
        self.row(op).has(marks)
    }

    /// What the arguments of a unit's instructions must be below: how much there is of what they index, at most `max`.
    #[inline]
    pub(crate) fn limits(unit: &CodeUnit, max: u32) -> Limits {
        let limit = |len: usize| u32::try_from(len).map_or(max, |len| len.min(max));
        let cells = unit.cellvars.len() + unit.freevars.len();
        [
            max,
            limit(unit.consts.len()),
            limit(unit.names.len()),
            limit(unit.varnames.len()),
            limit(cells),
            0,
            0,
            0,
        ]
    }

    /// How much deeper an operation makes the stack, `jumps` telling whether it jumps, as versions count that do so for
    /// both ways.
    #[inline]
    pub(crate) fn stack_effect(&self, op: Op, arg: u32, jumps: bool) -> Option<i64> {
        let row = self.row(op);
        if row.has(mark::REGULAR) && !row.has(mark::TARGET) {
            return Some(row.stack_effect(arg));
        }
        self.target.stack_effect(op, arg, jumps).map(i64::from)
    }

    /// How many values an operation takes from the stack and puts there.
    #[inline]
    pub(crate) fn popped_and_pushed(&self, op: Op, arg: u32) -> Option<(u32, u32)> {
        let row = self.row(op);
        if row.has(mark::REGULAR) {
            return Some(row.popped_and_pushed(arg));
        }
        let (popped, pushed) = self.target.popped_and_pushed(op, arg)?;
        Some((u32::try_from(popped).ok()?, u32::try_from(pushed).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_instruction_is_longer_than_the_longest() {
        let caches = |target| OpTable::new(target).rows.iter().map(|row| row.caches).max();
        let most = Target::all().iter().copied().filter_map(caches).max();
        assert_eq!(most, Some(OpTable::LONGEST as u8 - 1));
    }

    #[test]
    fn rows_tell_the_effects_that_the_targets_tell() {
        for target in Target::all() {
            let table = OpTable::new(target);
            for op in Op::ALL {
                let near = (6..28).flat_map(|bit| [(1 << bit) - 1, 1 << bit, (1 << bit) + 1]);
                for arg in (0..300).chain(near).filter(|_| table.has(op, mark::REGULAR)) {
                    let (popped, pushed) = table.row(op).popped_and_pushed(arg);
                    let told = target.popped_and_pushed(op, arg);
                    assert_eq!(told, Some((popped as i32, pushed as i32)), "{op:?} {arg}");
                }
            }
        }
    }
}
