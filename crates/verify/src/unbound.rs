//! Locals that may be unbound where an instruction takes for granted that they are bound: `LOAD_FAST` and its like,
//! from the version on that has `LOAD_FAST_CHECK` for the others.
//!
//! Which locals may be unbound is followed through the code until nothing changes, a bit each. CPython does the same
//! when it chooses between the two (`add_checks_for_loads_of_uninitialized_variables` in `Python/flowgraph.c`).

use std::collections::HashMap;

use pybytecode_code::{Code, CodeFlags, LocalKind};
use pybytecode_opcode::{Op, Target};

use crate::fields::Variables;
use crate::finding::{Report, Rule};
use crate::instructions::{Instr, Instructions};
use crate::tables::Region;

/// So many sweeps over the code settle what any compiler makes.
const MOST_SWEEPS: usize = 64;

/// So much memory, in words, what is known of a code object may take.
const MOST_WORDS: usize = 1 << 21;

/// Locals that may be unbound, a bit each.
type Set = Vec<u64>;

/// What an instruction does to a local.
#[derive(Debug, Clone, Copy)]
enum Access {
    /// It counts on a value.
    Load(u32),
    /// It gives it a value, or raises if there is none.
    Bind(u32),
    Unbind(u32),
}

/// Checks the loads of a code object.
pub(crate) fn check(
    instrs: &Instructions,
    regions: &[Region],
    variables: &Variables,
    code: &Code,
    target: &'static Target,
    report: &mut Report<'_>,
) {
    let jumps = instrs.list.iter().filter_map(|instr| instr.target);
    let leaders = jumps.chain(regions.iter().map(|region| region.handler));
    let known: HashMap<usize, Option<Set>> = leaders.map(|at| (at, None)).collect();
    let words = variables.kinds.len().div_ceil(64);
    if !target.has_op(Op::LoadFastCheck) || (known.len() + 1) * words > MOST_WORDS {
        return;
    }
    let mut walk = Walk { instrs, regions, start: at_start(variables, code), known, found: Vec::new() };
    let settles = (0..MOST_SWEEPS).any(|_| !walk.sweep());
    for (index, local) in walk.found.into_iter().filter(|_| settles) {
        let instr = &instrs.list[index];
        let message = format!("local {local} may be unbound");
        report.at(instr.offset(), Some(instr.op), Rule::Unbound, message);
    }
}

/// The locals that are no parameters. Cells are there from the start on, whatever is in them.
fn at_start(variables: &Variables, code: &Code) -> Set {
    let flags = CodeFlags::from_bits_retain(code.flags);
    let parameters = code.argcount as usize
        + code.kwonlyargcount as usize
        + usize::from(flags.contains(CodeFlags::VARARGS))
        + usize::from(flags.contains(CodeFlags::VARKEYWORDS));
    let mut unbound = vec![0; variables.kinds.len().div_ceil(64)];
    for (index, kind) in variables.kinds.iter().enumerate().skip(parameters) {
        if !kind.intersects(LocalKind::CELL | LocalKind::FREE) {
            unbound[index / 64] |= 1 << (index % 64);
        }
    }
    unbound
}

fn accesses(instr: &Instr) -> impl Iterator<Item = Access> {
    let arg = instr.arg;
    let (first, second) = (arg >> 4, arg & 15);
    let accesses = match instr.op {
        Op::LoadFast | Op::LoadFastBorrow => [Some(Access::Load(arg)), None],
        Op::LoadFastCheck | Op::StoreFast | Op::MakeCell => [Some(Access::Bind(arg)), None],
        Op::DeleteFast | Op::LoadFastAndClear => [Some(Access::Unbind(arg)), None],
        Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => {
            [Some(Access::Load(first)), Some(Access::Load(second))]
        }
        Op::StoreFastLoadFast => [Some(Access::Bind(first)), Some(Access::Load(second))],
        Op::StoreFastStoreFast => [Some(Access::Bind(first)), Some(Access::Bind(second))],
        _ => [None, None],
    };
    accesses.into_iter().flatten()
}

struct Walk<'w> {
    instrs: &'w Instructions,
    regions: &'w [Region],
    start: Set,
    /// By the index of an instruction that is led to, once something leads there that is reached.
    known: HashMap<usize, Option<Set>>,
    /// What the last sweep has found: instructions and locals.
    found: Vec<(usize, u32)>,
}

impl Walk<'_> {
    /// Goes through the code once; whether more was learned that may matter elsewhere.
    fn sweep(&mut self) -> bool {
        self.found.clear();
        let mut learned = false;
        let mut now = Some(self.start.clone());
        for (index, instr) in self.instrs.list.iter().enumerate() {
            if self.known.contains_key(&index) {
                learned |= now.is_some_and(|now| self.lead(index, &now));
                now = self.known[&index].clone();
            }
            let Some(unbound) = &mut now else { continue };
            let region = self.regions.partition_point(|region| region.end <= index);
            if let Some(region) = self.regions.get(region).filter(|region| region.start <= index) {
                learned |= self.lead(region.handler, unbound);
            }
            for access in accesses(instr) {
                let (Access::Load(local) | Access::Bind(local) | Access::Unbind(local)) = access;
                let Some(word) = unbound.get_mut(local as usize / 64) else { continue };
                let bit = 1 << (local % 64);
                match access {
                    Access::Load(_) if *word & bit != 0 => self.found.push((index, local)),
                    Access::Load(_) => {}
                    Access::Bind(_) => *word &= !bit,
                    Access::Unbind(_) => *word |= bit,
                }
            }
            if let Some(to) = instr.target {
                learned |= self.lead(to, unbound);
            }
            if instr.op.has_no_fallthrough() {
                now = None;
            }
        }
        learned
    }

    /// A path leads to an instruction; whether more may be unbound there than was known.
    fn lead(&mut self, to: usize, unbound: &Set) -> bool {
        let Some(there) = self.known.get_mut(&to) else { return false };
        let joined: Set = match there {
            Some(known) => known.iter().zip(unbound).map(|(a, b)| a | b).collect(),
            None => unbound.clone(),
        };
        let learned = there.as_ref() != Some(&joined);
        *there = Some(joined);
        learned
    }
}
