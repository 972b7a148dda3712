//! Line and exception tables.

use pybytecode_code::{Code, ExceptionEntry, ExceptionTable, LocationTable, Object, ObjectId, Objects};
use pybytecode_opcode::Target;
use pybytecode_opcode::pyc::LineTable;

use crate::finding::{Report, Rule};
use crate::instructions::Instructions;

fn bytes<'a>(objects: &Objects<'a>, id: ObjectId) -> &'a [u8] {
    match objects.get(id) {
        Object::Bytes(bytes) => bytes,
        _ => &[],
    }
}

/// Checks the line table.
pub(crate) fn lines(
    objects: &Objects<'_>,
    code: &Code,
    target: &Target,
    instrs: &Instructions,
    report: &mut Report<'_>,
) {
    let table = bytes(objects, code.linetable);
    let units = instrs.starts.len() as u64;
    match target.pyc.lines {
        LineTable::Locations => locations(table, code.firstlineno, units, report),
        LineTable::Runs => runs(table, units, report),
        _ => pairs(table, units, report),
    }
}

fn locations(table: &[u8], firstlineno: i32, units: u64, report: &mut Report<'_>) {
    let mut covered = 0;
    for entry in LocationTable::new(table, firstlineno) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return report.code(Rule::LineTable, error.to_string()),
        };
        covered += u64::from(entry.units);
        let at = entry.location;
        let offset = entry.start * 2;
        if at.is_none() {
            continue;
        }
        if at.line < 0 {
            report.at(offset, None, Rule::LineTable, format!("line {}", at.line));
        } else if at.end_line < at.line {
            let message = format!("it ends in line {} and starts in line {}", at.end_line, at.line);
            report.at(offset, None, Rule::LineTable, message);
        } else if at.end_line == at.line && at.end_column < at.column {
            let message = format!("it ends at column {} and starts at column {}", at.end_column, at.column);
            report.at(offset, None, Rule::LineTable, message);
        }
    }
    if covered != units {
        report.code(
            Rule::LineTable,
            format!("the table speaks of {covered} code units, and there are {units}"),
        );
    }
}

fn runs(table: &[u8], units: u64, report: &mut Report<'_>) {
    if !table.len().is_multiple_of(2) {
        return report.code(Rule::LineTable, "the table has half an entry");
    }
    let covered: u64 = table.chunks_exact(2).map(|pair| u64::from(pair[0])).sum();
    if covered != units * 2 {
        report.code(
            Rule::LineTable,
            format!("the table speaks of {covered} bytes, and there are {}", units * 2),
        );
    }
}

fn pairs(table: &[u8], units: u64, report: &mut Report<'_>) {
    if !table.len().is_multiple_of(2) {
        return report.code(Rule::LineTable, "the table has half an entry");
    }
    let covered: u64 = table.chunks_exact(2).map(|pair| u64::from(pair[0])).sum();
    if covered > units * 2 {
        report.code(
            Rule::LineTable,
            format!("the table speaks of {covered} bytes, and there are {}", units * 2),
        );
    }
}

/// A range of instructions with a handler.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    /// The index of the first instruction, and of that behind the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The index of the handler's first instruction.
    pub(crate) handler: usize,
    pub(crate) depth: usize,
    pub(crate) lasti: bool,
}

/// Reads and checks the exception table.
pub(crate) fn exceptions(
    objects: &Objects<'_>,
    code: &Code,
    instrs: &Instructions,
    report: &mut Report<'_>,
) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let Some(table) = code.exceptiontable else { return regions };
    for entry in ExceptionTable::new(bytes(objects, table)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report.code(Rule::ExceptionTable, error.to_string());
                break;
            }
        };
        match region(entry, instrs) {
            Ok(region) if regions.last().is_some_and(|last| last.end > region.start) => {
                report.at(entry.start * 2, None, Rule::ExceptionTable, "entries overlap or are out of order");
            }
            Ok(region) => regions.push(region),
            Err(message) => report.at(entry.start.saturating_mul(2), None, Rule::ExceptionTable, message),
        }
    }
    regions
}

fn region(entry: ExceptionEntry, instrs: &Instructions) -> Result<Region, String> {
    let ExceptionEntry { start, end, target, depth, lasti } = entry;
    if start >= end {
        return Err("an entry for no code".to_owned());
    }
    let Some(first) = instrs.at(start) else {
        return Err("an entry starts at no instruction".to_owned());
    };
    if !instrs.is_boundary(end) {
        return Err("an entry ends at no instruction".to_owned());
    }
    let last = instrs.at(end).unwrap_or(instrs.list.len());
    let Some(handler) = instrs.at(target) else {
        return Err(format!("the handler at offset {} is no instruction", u64::from(target) * 2));
    };
    if (first..last).contains(&handler) {
        return Err("a handler handles itself".to_owned());
    }
    Ok(Region { start: first, end: last, handler, depth: depth as usize, lasti })
}
