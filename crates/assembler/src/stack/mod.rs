//! How deep the stack is before each instruction, on every path.
//!
//! CPython: `calculate_stackdepth` in `Python/flowgraph.c`, 3.8 to 3.11 `stackdepth` in `Python/compile.c`.

mod older;

use std::collections::HashMap;

use pybytecode_code::CodeFlags;
use pybytecode_opcode::facts::StackWalk;
use pybytecode_opcode::{Op, Target};

use crate::{Assembly, Error, ErrorKind, Label, Region};

/// What a walk over the instructions finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depths {
    /// The depth before each instruction; `None` where control never comes.
    pub before: Vec<Option<u32>>,
    /// The greatest depth: `co_stacksize`.
    pub most: u32,
    /// For each region, how many values its handler keeps: what it says, or as many as there are at least before
    /// the instructions that have this handler and may raise, and around the first one of each region. CPython's
    /// compiler keeps what there is where the handler is set up, which is the same where there is any code in between.
    pub kept: Vec<u32>,
}

/// No stack is deeper.
const LIMIT: i64 = 1 << 24;

struct Walk<'w> {
    code: &'w Assembly,
    target: &'static Target,
    before: Vec<Option<u32>>,
    /// The depth behind an instruction if control goes on there.
    behind: Vec<Option<u32>>,
    most: u32,
    todo: Vec<usize>,
}

/// Computes the depths.
///
/// # Errors
///
/// An instruction that takes more than there is, paths that come together with stacks of different depths,
/// control that runs behind the last instruction.
pub fn depths(code: &Assembly, target: &'static Target) -> Result<Depths, Error> {
    match target.stack_walk {
        StackWalk::EveryPath => older::every_path(code, target),
        StackWalk::Deepest => older::deepest(code, target),
        StackWalk::Balanced => balanced(code, target),
    }
}

fn balanced(code: &Assembly, target: &'static Target) -> Result<Depths, Error> {
    let nowhere = vec![None; code.instrs.len()];
    let mut walk = Walk { code, target, behind: nowhere.clone(), before: nowhere, most: 0, todo: Vec::new() };
    let sent = CodeFlags::from_bits_retain(code.flags).start_with_sent(target);
    if !code.instrs.is_empty() {
        walk.reach(0, i64::from(sent), 0)?;
    }
    let mut handlers: HashMap<Label, u32> = HashMap::new();
    let mut waiting = by_handler(&code.regions);
    loop {
        walk.run()?;
        let found = waiting.iter().enumerate().find_map(|(at, regions)| Some((at, walk.kept(regions)?)));
        let Some((at, depth)) = found else { break };
        let region = waiting.remove(at)[0];
        handlers.insert(region.handler, depth);
        let handler = place(code, region.handler).map_err(|kind| kind.at(region.start))?;
        walk.reach(handler, i64::from(depth) + 1 + i64::from(region.lasti), region.start)?;
    }
    let mut kept = Vec::with_capacity(code.regions.len());
    for region in &code.regions {
        let depth = region.depth.or(handlers.get(&region.handler).copied()).unwrap_or(0);
        if let Some((at, least)) = walk.too_low(region, depth) {
            return Err(ErrorKind::HandlerDepth { kept: depth, depth: least }.at(at));
        }
        kept.push(depth);
    }
    Ok(Depths { kept, before: walk.before, most: walk.most })
}

/// The regions of each handler.
fn by_handler(regions: &[Region]) -> Vec<Vec<&Region>> {
    let mut places: HashMap<Label, usize> = HashMap::new();
    let mut handlers: Vec<Vec<&Region>> = Vec::new();
    for region in regions {
        let place = *places.entry(region.handler).or_insert(handlers.len());
        if place == handlers.len() {
            handlers.push(Vec::new());
        }
        handlers[place].push(region);
    }
    handlers
}

/// The index of the instruction a label stands before.
pub(crate) fn place(code: &Assembly, label: Label) -> Result<usize, ErrorKind> {
    match code.place(label) {
        None => Err(ErrorKind::UnplacedLabel(label)),
        Some(at) if at >= code.instrs.len() => Err(ErrorKind::LabelAtEnd(label)),
        Some(at) => Ok(at),
    }
}

impl Walk<'_> {
    /// How many values the handler of these regions keeps; nothing if control has not come to them yet.
    fn kept(&self, regions: &[&Region]) -> Option<u32> {
        let least = regions.iter().filter_map(|region| self.least(region)).min()?;
        Some(regions.iter().find_map(|region| region.depth).unwrap_or(least))
    }

    /// How many values a handler of this region can keep; nothing if control has not come to it.
    fn least(&self, region: &Region) -> Option<u32> {
        let range = region.start..region.end.min(self.before.len());
        let depths = range.filter_map(|at| Some((at, self.before[at]?)));
        let counts = |(at, _): &(usize, u32)| *at == region.start || may_raise(self.code.instrs[*at].op);
        let least = depths.filter(counts).map(|(_, depth)| depth).min()?;
        Some(self.behind[region.start].map_or(least, |behind| behind.min(least)))
    }

    /// The first instruction that may raise where there are fewer values than its handler keeps, and how many.
    fn too_low(&self, region: &Region, kept: u32) -> Option<(usize, u32)> {
        (region.start..region.end.min(self.before.len()))
            .filter(|at| may_raise(self.code.instrs[*at].op))
            .find_map(|at| Some((at, self.before[at].filter(|depth| *depth < kept)?)))
    }

    fn reach(&mut self, at: usize, depth: i64, from: usize) -> Result<(), Error> {
        if depth < 0 {
            return Err(ErrorKind::StackUnderflow(self.code.instrs[from].op).at(from));
        }
        if depth > LIMIT {
            return Err(ErrorKind::TooLarge.at(from));
        }
        let depth = depth as u32;
        self.most = self.most.max(depth);
        let Some(before) = self.before.get_mut(at) else {
            return Err(ErrorKind::FallsOffTheEnd.at(from));
        };
        match *before {
            Some(known) if known != depth => Err(ErrorKind::StackDepth(known, depth).at(at)),
            Some(_) => Ok(()),
            None => {
                *before = Some(depth);
                self.todo.push(at);
                Ok(())
            }
        }
    }

    fn run(&mut self) -> Result<(), Error> {
        while let Some(at) = self.todo.pop() {
            let instr = self.code.instrs[at];
            let depth = i64::from(self.before[at].unwrap_or(0));
            let op = crate::encode::real_op(self.code, self.target, at)?;
            let effect = |jump| {
                let effect = self.target.popped_and_pushed(op, instr.arg);
                let change = self.target.stack_effect(op, instr.arg, jump);
                let kind = ErrorKind::Argument { op, arg: instr.arg };
                change.zip(effect).ok_or_else(|| kind.at(at))
            };
            let (change, (popped, _)) = effect(false)?;
            if depth < i64::from(popped) && !op.is_block_push() {
                return Err(ErrorKind::StackUnderflow(op).at(at));
            }
            if !op.has_no_fallthrough() {
                self.behind[at] = u32::try_from(depth + i64::from(change)).ok();
            }
            let jumping = effect(true)?.0;
            if let Some(label) = instr.target
                && does_jump(op)
            {
                let to = place(self.code, label).map_err(|kind| kind.at(at))?;
                self.reach(to, depth + i64::from(jumping), at)?;
            }
            if !op.has_no_fallthrough() {
                self.reach(at + 1, depth + i64::from(change), at)?;
            }
        }
        Ok(())
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

/// Whether control really goes where the label is: `END_ASYNC_FOR` only says where its loop awaits, and
/// what `CALL_FINALLY` calls is reckoned with from where it is entered by an exception.
fn does_jump(op: Op) -> bool {
    !matches!(op, Op::EndAsyncFor | Op::CallFinally)
}
