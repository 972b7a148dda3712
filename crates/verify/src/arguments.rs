//! Arguments: whether they are within what they index, whether numbers mean something.

use pybytecode_code::{Code, LocalKind, Object, Objects};
use pybytecode_opcode::{ArgKind, Op, Target};

use crate::fields::Variables;
use crate::finding::{Report, Rule};
use crate::instructions::Instr;

/// What arguments index.
pub(crate) struct Limits<'l> {
    consts: usize,
    names: usize,
    variables: &'l Variables,
    target: &'static Target,
}

impl<'l> Limits<'l> {
    pub(crate) fn new(
        objects: &Objects<'_>,
        code: &Code,
        variables: &'l Variables,
        target: &'static Target,
    ) -> Self {
        let len = |id| match objects.get(id) {
            Object::Tuple(items) => items.len(),
            _ => 0,
        };
        Limits { consts: len(code.consts), names: len(code.names), variables, target }
    }

    /// Checks an instruction; false if its effect cannot be told.
    pub(crate) fn check(&self, instr: &Instr, report: &mut Report<'_>) -> bool {
        let arg = instr.arg as usize;
        let kind = self.target.arg_kind(instr.op);
        let below = |limit: usize| arg < limit;
        let holds = match kind {
            ArgKind::Const => below(self.consts),
            ArgKind::Name => below(self.names),
            ArgKind::NameAndFlag => arg >> 1 < self.names,
            ArgKind::NameAndTwoFlags => arg >> 2 < self.names,
            ArgKind::Local => below(self.variables.locals),
            ArgKind::LocalPair => {
                arg >> 4 < self.variables.locals.min(16) && arg & 15 < self.variables.locals
            }
            ArgKind::Free => below(self.variables.shared),
            ArgKind::Compare => below(if self.target.has_op(Op::IsOp) { 6 } else { 11 }),
            ArgKind::CompareShift4 => arg >> 4 < 6,
            ArgKind::CompareShift5 => arg >> 5 < 6,
            ArgKind::Binary => below(if self.target.has_op(Op::BinarySubscr) { 26 } else { 27 }),
            ArgKind::Intrinsic1 => arg > 0 && arg < 12,
            ArgKind::Intrinsic2 => arg > 0 && arg < 6,
            ArgKind::SpecialMethod => below(4),
            ArgKind::CommonConstant => below(12),
            ArgKind::Depth => arg > 0 || instr.op == Op::Reraise,
            ArgKind::Invert => below(2),
            ArgKind::Conversion => (1..4).contains(&arg),
            ArgKind::GeneratorKind => below(3),
            ArgKind::AwaitableSource => below(3),
            ArgKind::Format => below(8),
            ArgKind::FunctionFlags if instr.op == Op::SetFunctionAttribute => {
                arg.is_power_of_two() && below(32)
            }
            ArgKind::FunctionFlags => below(16),
            ArgKind::Count if instr.op == Op::RaiseVarargs => below(3),
            ArgKind::Count if instr.op == Op::BuildSlice => arg == 2 || arg == 3,
            ArgKind::Interpolation => arg & 3 == 2 || arg & 3 == 3,
            _ => true,
        };
        if !holds {
            let message = format!("its argument is {arg}, which names nothing");
            report.at(instr.offset(), Some(instr.op), Rule::Argument, message);
            return false;
        }
        let is_about_cell = matches!(
            instr.op,
            Op::LoadDeref
                | Op::StoreDeref
                | Op::DeleteDeref
                | Op::MakeCell
                | Op::LoadClassderef
                | Op::LoadFromDictOrDeref
        );
        if is_about_cell
            && let Some(kinds) = self.variables.kinds.get(arg)
            && !kinds.intersects(LocalKind::CELL | LocalKind::FREE)
        {
            report.at(instr.offset(), Some(instr.op), Rule::Cells, "the variable is neither cell nor free");
        }
        true
    }
}
