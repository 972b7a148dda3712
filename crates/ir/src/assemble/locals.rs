//! Names and kinds of locals, cells and free variables (`compute_localsplus_info`).

use pybytecode_code::{CodeFlags, LocalKind, ObjectId};
use pybytecode_opcode::facts::LocalKinds;

use crate::passes::Context;
use crate::{CodeUnit, Error, ErrorKind};

/// What `co_localsplusnames` and `co_localspluskinds` are made of.
#[derive(Debug, Default)]
pub(super) struct LocalsPlus {
    pub(super) names: Vec<ObjectId>,
    pub(super) kinds: Vec<u8>,
}

/// Fills `plus`.
pub(super) fn compute_localsplus_info(cx: &mut Context<'_, '_>, plus: &mut LocalsPlus) -> Result<(), Error> {
    let Context { unit, work, ops, .. } = cx;
    let LocalsPlus { names, kinds } = plus;
    names.clear();
    names.extend_from_slice(&unit.varnames);
    kinds.clear();
    kinds.resize(names.len(), LocalKind::LOCAL.bits());
    if ops.target().local_kinds == LocalKinds::StorageAndParameters {
        tell_parameters(unit, kinds)?;
    }
    if !unit.cellvars.is_empty() || !unit.fast_hidden.is_empty() {
        work.names.restart(&unit.varnames);
        for hidden in &unit.fast_hidden {
            if let Some(local) = work.names.get(*hidden) {
                kinds[local as usize] |= LocalKind::HIDDEN.bits();
            }
        }
        for cell in &unit.cellvars {
            match work.names.get(*cell) {
                Some(local) => kinds[local as usize] |= LocalKind::CELL.bits(),
                None => {
                    names.push(*cell);
                    kinds.push(LocalKind::CELL.bits());
                }
            }
        }
    }
    names.extend_from_slice(&unit.freevars);
    kinds.resize(names.len(), LocalKind::FREE.bits());
    Ok(())
}

/// Marks the parameters, which come first, with their kinds.
fn tell_parameters(unit: &CodeUnit, kinds: &mut [u8]) -> Result<(), Error> {
    let positional = unit.argcount.checked_sub(unit.posonlyargcount).ok_or(ErrorKind::Parameters)?;
    let parameters = [
        (unit.posonlyargcount, LocalKind::ARG_POS),
        (positional, LocalKind::ARG_POS | LocalKind::ARG_KW),
        (unit.kwonlyargcount, LocalKind::ARG_KW),
        (u32::from(unit.flags.contains(CodeFlags::VARARGS)), LocalKind::ARG_VAR | LocalKind::ARG_POS),
        (u32::from(unit.flags.contains(CodeFlags::VARKEYWORDS)), LocalKind::ARG_VAR | LocalKind::ARG_KW),
    ];
    let mut first = 0;
    for (count, kind) in parameters {
        let end = first + count as usize;
        for local in kinds.get_mut(first..end).ok_or(ErrorKind::Parameters)? {
            *local |= kind.bits();
        }
        first = end;
    }
    Ok(())
}
