//! The fields of a code object: kinds, counts, flags (`_PyCode_Validate` and `PyCode_New` in `Objects/codeobject.c`).

use pybytecode_code::{Code, CodeFlags, LocalKind, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::Target;
use pybytecode_opcode::pyc::CodeFields;

use crate::finding::{Report, Rule};

/// How many bytes of a name are shown.
const NAME_LIMIT: usize = 500;

/// The qualified name, with the line where the code object starts.
pub(crate) fn path(objects: &Objects<'_>, code: &Code, outer: &str) -> String {
    let text = |id: ObjectId| match objects.get(id) {
        Object::Str(text) => String::from_utf8_lossy(&text[..text.len().min(NAME_LIMIT)]).into_owned(),
        _ => "?".to_owned(),
    };
    // Names of names within names grow.
    let outer = if outer.len() > 4 * NAME_LIMIT { "..." } else { outer };
    let outer = outer.split(" (line ").next().unwrap_or_default();
    let name = match code.qualname {
        Some(qualname) => text(qualname),
        None if outer.is_empty() || outer == "<module>" => text(code.name),
        None => format!("{outer}.{}", text(code.name)),
    };
    format!("{name} (line {})", code.firstlineno)
}

fn is_str(objects: &Objects<'_>, id: ObjectId) -> bool {
    matches!(objects.get(id), Object::Str(_))
}

fn is_tuple_of_str(objects: &Objects<'_>, id: ObjectId) -> bool {
    match objects.get(id) {
        Object::Tuple(items) => items.iter().all(|item| is_str(objects, *item)),
        _ => false,
    }
}

fn is_bytes(objects: &Objects<'_>, id: ObjectId) -> bool {
    matches!(objects.get(id), Object::Bytes(_))
}

/// Checks the fields; false if the instructions cannot be looked at.
pub(crate) fn check(objects: &Objects<'_>, code: &Code, target: &Target, report: &mut Report<'_>) -> bool {
    let mut good = true;
    let mut want = |holds: bool, what: &str| {
        if !holds {
            report.code(Rule::Field, what);
            good = false;
        }
    };
    want(is_bytes(objects, code.code), "co_code is no bytes object");
    want(matches!(objects.get(code.consts), Object::Tuple(_)), "co_consts is no tuple");
    want(is_tuple_of_str(objects, code.names), "co_names is no tuple of strings");
    want(is_str(objects, code.filename), "co_filename is no string");
    want(is_str(objects, code.name), "co_name is no string");
    want(is_bytes(objects, code.linetable), "the line table is no bytes object");
    want(code.firstlineno >= 0, "co_firstlineno is negative");
    let is_plus = target.pyc.code == CodeFields::Plus;
    want(code.qualname.is_some() == is_plus, "co_qualname is not there as this version has it");
    want(code.qualname.is_none_or(|name| is_str(objects, name)), "co_qualname is no string");
    want(code.exceptiontable.is_some() == is_plus, "the exception table is not there as this version has it");
    want(
        code.exceptiontable.is_none_or(|table| is_bytes(objects, table)),
        "the exception table is no bytes object",
    );
    match code.locals {
        Locals::Split { varnames, freevars, cellvars, .. } => {
            want(!is_plus, "variables are listed as up to 3.10");
            want(is_tuple_of_str(objects, varnames), "co_varnames is no tuple of strings");
            want(is_tuple_of_str(objects, freevars), "co_freevars is no tuple of strings");
            want(is_tuple_of_str(objects, cellvars), "co_cellvars is no tuple of strings");
        }
        Locals::Plus { names, kinds } => {
            want(is_plus, "variables are listed as from 3.11");
            want(is_tuple_of_str(objects, names), "co_localsplusnames is no tuple of strings");
            want(is_bytes(objects, kinds), "co_localspluskinds is no bytes object");
        }
    }
    if !good {
        return false;
    }
    let variables = Variables::of(objects, code);
    counts(code, &variables, report);
    flags(code, &variables, target, report);
    if variables.kinds_missing {
        report.code(Rule::Field, "there are not as many kinds of variables as variables");
        return false;
    }
    true
}

/// The variables of a code object, by what can be done with them.
#[derive(Debug, Default)]
pub(crate) struct Variables {
    /// How many `LOAD_FAST` and its like can name.
    pub(crate) locals: usize,
    /// How many of those are locals.
    pub(crate) own_locals: usize,
    /// How many `LOAD_DEREF` and its like can name.
    pub(crate) shared: usize,
    /// From 3.11 the kinds.
    pub(crate) kinds: Vec<LocalKind>,
    pub(crate) cells: usize,
    pub(crate) free: usize,
    kinds_missing: bool,
    /// `co_nlocals` where it is told, and the names that there are.
    told: Option<(usize, usize)>,
}

impl Variables {
    pub(crate) fn of(objects: &Objects<'_>, code: &Code) -> Self {
        let len = |id: ObjectId| match objects.get(id) {
            Object::Tuple(items) => items.len(),
            Object::Bytes(bytes) => bytes.len(),
            _ => 0,
        };
        match code.locals {
            Locals::Split { nlocals, varnames, freevars, cellvars } => Variables {
                locals: len(varnames),
                own_locals: len(varnames),
                shared: len(cellvars) + len(freevars),
                kinds: Vec::new(),
                cells: len(cellvars),
                free: len(freevars),
                kinds_missing: false,
                told: Some((nlocals as usize, len(varnames))),
            },
            Locals::Plus { names, kinds } => {
                let bytes = match objects.get(kinds) {
                    Object::Bytes(bytes) => bytes,
                    _ => &[],
                };
                let kinds: Vec<LocalKind> =
                    bytes.iter().map(|kind| LocalKind::from_bits_retain(*kind)).collect();
                let count = |kind| kinds.iter().filter(|kinds| kinds.contains(kind)).count();
                Variables {
                    locals: len(names),
                    own_locals: count(LocalKind::LOCAL),
                    shared: len(names),
                    cells: count(LocalKind::CELL),
                    free: count(LocalKind::FREE),
                    kinds_missing: len(names) != kinds.len(),
                    told: None,
                    kinds,
                }
            }
        }
    }
}

fn counts(code: &Code, variables: &Variables, report: &mut Report<'_>) {
    if code.posonlyargcount > code.argcount {
        report.code(Rule::Counts, "more parameters are positional-only than there are positional ones");
    }
    let flags = CodeFlags::from_bits_retain(code.flags);
    let parameters = u64::from(code.argcount)
        + u64::from(code.kwonlyargcount)
        + u64::from(flags.contains(CodeFlags::VARARGS))
        + u64::from(flags.contains(CodeFlags::VARKEYWORDS));
    if parameters > variables.own_locals as u64 {
        let locals = variables.own_locals;
        report.code(Rule::Counts, format!("there are {parameters} parameters and {locals} local variables"));
    }
    if let Some((told, names)) = variables.told
        && told != names
    {
        report.code(Rule::Counts, format!("co_nlocals is {told}, and there are {names} names"));
    }
    for (index, kind) in variables.kinds.iter().enumerate() {
        let is_local = kind.contains(LocalKind::LOCAL);
        let is_cell = kind.contains(LocalKind::CELL);
        let is_free = kind.contains(LocalKind::FREE);
        if !(is_local || is_cell || is_free) || is_free && (is_local || is_cell) {
            report.code(
                Rule::Counts,
                format!("variable {index} is of no kind, or of kinds that exclude each other"),
            );
        } else if !is_local && variables.kinds[index..].iter().any(|later| later.contains(LocalKind::LOCAL)) {
            report.code(Rule::Counts, format!("variable {index}, which is no local, stands before locals"));
            break;
        } else if is_free && variables.kinds[index..].iter().any(|later| !later.contains(LocalKind::FREE)) {
            report.code(Rule::Counts, format!("free variable {index} stands before others"));
            break;
        }
    }
}

fn flags(code: &Code, variables: &Variables, target: &Target, report: &mut Report<'_>) {
    let Some(flags) = CodeFlags::from_bits(code.flags) else {
        return report.code(Rule::Flags, format!("co_flags has unknown bits: 0x{:x}", code.flags));
    };
    let suspended = [CodeFlags::GENERATOR, CodeFlags::COROUTINE, CodeFlags::ASYNC_GENERATOR];
    if suspended.iter().filter(|flag| flags.contains(**flag)).count() > 1 {
        report.code(Rule::Flags, "co_flags says generator and coroutine at once");
    }
    if flags.contains(CodeFlags::OPTIMIZED) && !flags.contains(CodeFlags::NEWLOCALS) {
        report.code(Rule::Flags, "co_flags says fast locals, and no locals of its own");
    }
    let has_no_shared = variables.cells + variables.free == 0;
    if target.pyc.code == CodeFields::Split && flags.contains(CodeFlags::NOFREE) != has_no_shared {
        report.code(Rule::Flags, "NOFREE does not fit the cell and free variables");
    }
    if target.pyc.code == CodeFields::Plus && flags.contains(CodeFlags::NOFREE) {
        report.code(Rule::Flags, "NOFREE is a flag of versions up to 3.10");
    }
}
