//! What differs between two code objects.

use std::time::{Duration, Instant};

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, ExceptionEntry, TableError};
use pybytecode_marshal::Pyc;
use rustc_hash::FxHashMap;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use crate::dis::{Addresses, Described, described};
use crate::inspect::{flag_names, variables};

/// How much of a constant is compared and shown.
const CONSTANT_LIMIT: usize = 2000;
/// How long one alignment may look for the best answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// A code object, ready to be compared.
pub struct Side {
    fields: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<String>)>,
    instructions: Vec<Described>,
    /// Instructions by their offsets; behind the last one, how many there are.
    index: FxHashMap<i64, usize>,
    /// What the tables say of each instruction: line, and columns where they are known.
    places: Vec<String>,
    handlers: Vec<ExceptionEntry>,
}

/// A field that differs.
#[derive(Debug, Serialize)]
pub struct FieldDiff {
    /// Its name.
    pub field: &'static str,
    /// What the first one has.
    pub first: String,
    /// What the second one has.
    pub second: String,
}

/// What became of an item of a list.
#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum ItemChange {
    /// Both have it; only those near a change are listed.
    Kept {
        /// The item.
        item: String,
    },
    /// The first one alone has it.
    Removed {
        /// The item.
        item: String,
    },
    /// The second one alone has it.
    Added {
        /// The item.
        item: String,
    },
    /// So many that both have are not listed.
    Skipped {
        /// How many.
        count: usize,
    },
}

/// What differs between two code objects.
#[derive(Debug, Serialize)]
pub struct CodeDiff {
    /// Where the code object is defined.
    pub code: String,
    /// Single values that differ.
    pub fields: Vec<FieldDiff>,
    /// Constants, names and variables.
    pub lists: Vec<ListDiff>,
    /// The instructions; empty if they are equal.
    pub instructions: Vec<ItemChange>,
    /// Of the instructions that both have, those whose line or columns differ.
    pub places: Vec<PlaceDiff>,
    /// The exception tables, by instructions; empty if they are equal.
    pub handlers: Vec<ItemChange>,
}

/// A list that differs.
#[derive(Debug, Serialize)]
pub struct ListDiff {
    /// The name of the field.
    pub field: &'static str,
    /// Its items.
    pub items: Vec<ItemChange>,
}

/// Instructions in a row whose place in the source differs.
#[derive(Debug, Serialize)]
pub struct PlaceDiff {
    /// The first one.
    pub instruction: String,
    /// How many follow that have the same places.
    pub more: usize,
    /// Its place in the first file.
    pub first: String,
    /// Its place in the second file.
    pub second: String,
}

impl Side {
    pub(super) fn new(
        view: CodeView<'_, '_>,
        pyc: &Pyc<'_>,
        addresses: &Addresses,
    ) -> Result<Self, (&'static str, TableError)> {
        let fields = view.fields();
        let number = |number: u32| number.to_string();
        let values = vec![
            ("co_argcount", number(fields.argcount)),
            ("co_posonlyargcount", number(fields.posonlyargcount)),
            ("co_kwonlyargcount", number(fields.kwonlyargcount)),
            ("co_flags", flag_names(view.flags()).join(" ")),
            ("co_stacksize", number(fields.stacksize)),
            ("co_firstlineno", fields.firstlineno.to_string()),
            ("co_qualname", view.qualname().into_owned()),
        ];
        let zero = |_| 0;
        let mut repr = Repr::new(view.objects(), pyc.header.format.version, &zero).with_limit(CONSTANT_LIMIT);
        let constants = view.consts().iter().map(|id| match CodeView::new(view.objects(), *id) {
            Some(code) => format!("<code object {}>", code.name()),
            None => {
                let mut text = Vec::new();
                repr.write(*id, &mut text);
                String::from_utf8_lossy(&text).into_owned()
            }
        });
        let lists = vec![
            ("co_consts", constants.collect()),
            ("co_names", view.names().iter().map(|id| view.text(*id).into_owned()).collect()),
            (
                "variables",
                variables(view).into_iter().map(|(name, kind)| format!("{name} ({kind})")).collect(),
            ),
        ];
        let instructions =
            pyc.target().map_or_else(|_| bytes_of(view), |target| described(view, target, addresses));
        let mut index: FxHashMap<i64, usize> =
            instructions.iter().enumerate().map(|(at, i)| (i64::from(i.offset), at)).collect();
        if let Some(last) = instructions.last() {
            index.insert(i64::from(last.end), instructions.len());
        }
        let handlers = view.handlers().collect::<Result<_, _>>();
        let handlers = handlers.map_err(|error| ("co_exceptiontable", error))?;
        let places = places(view, pyc, &instructions).map_err(|error| ("co_linetable", error))?;
        Ok(Side { fields: values, lists, instructions, index, places, handlers })
    }

    fn text(&self, at: usize) -> String {
        let Some(instruction) = self.instructions.get(at) else { return "the end".to_owned() };
        if instruction.meaning.is_empty() {
            instruction.name.clone()
        } else {
            format!("{} {}", instruction.name, instruction.meaning)
        }
    }

    /// The instruction that an offset means.
    fn at(&self, offset: i64) -> Option<usize> {
        self.index.get(&offset).copied()
    }
}

/// Code whose operations are not known, eight bytes an item.
fn bytes_of(view: CodeView<'_, '_>) -> Vec<Described> {
    let chunks = view.code().chunks(8).zip(0u32..);
    chunks
        .map(|(bytes, at)| Described {
            offset: at * 8,
            end: at * 8 + bytes.len() as u32,
            op: None,
            arg: 0,
            name: bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x} ")),
            meaning: String::new(),
            target: None,
        })
        .collect()
}

/// The place of each instruction in the source.
fn places(
    view: CodeView<'_, '_>,
    pyc: &Pyc<'_>,
    instructions: &[Described],
) -> Result<Vec<String>, TableError> {
    let format = pyc.header.format;
    let mut found = Vec::with_capacity(instructions.len());
    let mut next = instructions.iter().peekable();
    let mut take = |end: u32, place: &dyn Fn() -> String| {
        while next.peek().is_some_and(|instruction| instruction.offset < end) {
            next.next();
            found.push(place());
        }
    };
    if format.has_locations() {
        for entry in view.locations() {
            let entry = entry?;
            let end = entry.start.saturating_add(entry.units).saturating_mul(2);
            let place = entry.location;
            take(end, &|| match place {
                place if place.is_none() => "no line".to_owned(),
                place if place.column < 0 => format!("line {}", place.line),
                place => format!("{}:{}-{}:{}", place.line, place.column, place.end_line, place.end_column),
            });
        }
    } else {
        for run in view.lines(format.lines) {
            let run = run?;
            take(run.end, &|| run.line.map_or("no line".to_owned(), |line| format!("line {line}")));
        }
    }
    found.resize(instructions.len(), "no line".to_owned());
    Ok(found)
}

/// Compares two code objects; `None` if they are equal.
pub(super) fn diff(place: &str, one: &Side, other: &Side) -> Option<CodeDiff> {
    let fields = one.fields.iter().zip(&other.fields).filter(|(a, b)| a != b);
    let fields: Vec<FieldDiff> = fields
        .map(|((field, first), (_, second))| FieldDiff {
            field,
            first: first.clone(),
            second: second.clone(),
        })
        .collect();
    let lists = one.lists.iter().zip(&other.lists).filter(|(a, b)| a != b);
    let lists: Vec<ListDiff> =
        lists.map(|((field, first), (_, second))| ListDiff { field, items: items(first, second) }).collect();

    let keys =
        |side: &Side| -> Vec<String> { (0..side.instructions.len()).map(|at| side.text(at)).collect() };
    let (first, second) = (keys(one), keys(other));
    let ops = align(&first, &second);
    // Which instruction of the second file each one of the first is; the ends belong together.
    let mut partner = vec![None; first.len() + 1];
    partner[first.len()] = Some(second.len());
    for op in &ops {
        if let DiffOp::Equal { old_index, new_index, len } = *op {
            (0..len).for_each(|at| partner[old_index + at] = Some(new_index + at));
        } else if !op.old_range().is_empty() {
            // What leads to the start of a change leads to the start of what it became.
            partner[op.old_range().start] = Some(op.new_range().start);
        }
    }
    let leads_elsewhere = |at: usize, to: usize| {
        let place = |side: &Side, at: usize| side.instructions[at].target.and_then(|target| side.at(target));
        match (place(one, at), place(other, to)) {
            (Some(a), Some(b)) => partner[a] != Some(b),
            (a, b) => a.is_some() != b.is_some(),
        }
    };
    let mut changes = Vec::new();
    let mut pairs = Vec::new();
    for op in ops {
        for at in op.old_range() {
            if let DiffOp::Equal { old_index, new_index, .. } = op {
                let to = new_index + at - old_index;
                if leads_elsewhere(at, to) {
                    let target = |side: &Side, at: usize| {
                        let target = side.instructions[at].target.and_then(|target| side.at(target));
                        target.map_or("nowhere".to_owned(), |target| side.text(target))
                    };
                    let (from, into) = (target(one, at), target(other, to));
                    changes.push(ItemChange::Removed { item: format!("{} to {from}", first[at]) });
                    changes.push(ItemChange::Added { item: format!("{} to {into}", second[to]) });
                } else {
                    pairs.push((at, to));
                    changes.push(ItemChange::Kept { item: first[at].clone() });
                }
            } else {
                changes.push(ItemChange::Removed { item: first[at].clone() });
            }
        }
        if !matches!(op, DiffOp::Equal { .. }) {
            changes.extend(op.new_range().map(|at| ItemChange::Added { item: second[at].clone() }));
        }
    }
    let instructions = shortened(changes);
    let places = place_diffs(one, other, &pairs);
    let handlers = handler_diffs(one, other, &partner);
    let is_equal = fields.is_empty()
        && lists.is_empty()
        && instructions.is_empty()
        && places.is_empty()
        && handlers.is_empty();
    let code = place.to_owned();
    (!is_equal).then_some(CodeDiff { code, fields, lists, instructions, places, handlers })
}

fn align(first: &[String], second: &[String]) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Patience, first, second, Some(Instant::now() + PATIENCE))
}

fn items(first: &[String], second: &[String]) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    for op in align(first, second) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            changes.extend(
                first[old_index..old_index + len].iter().cloned().map(|item| ItemChange::Kept { item }),
            );
        } else {
            changes.extend(first[op.old_range()].iter().cloned().map(|item| ItemChange::Removed { item }));
            changes.extend(second[op.new_range()].iter().cloned().map(|item| ItemChange::Added { item }));
        }
    }
    shortened(changes)
}

/// Leaves out what is kept, but for a few items around each change; nothing if all is kept.
fn shortened(changes: Vec<ItemChange>) -> Vec<ItemChange> {
    const AROUND: usize = 3;
    let is_kept = |change: &ItemChange| matches!(change, ItemChange::Kept { .. });
    let mut wanted = vec![false; changes.len()];
    let changed = changes.iter().enumerate().filter(|(_, change)| !is_kept(change));
    for (at, _) in changed {
        let end = (at + AROUND + 1).min(changes.len());
        wanted[at.saturating_sub(AROUND)..end].fill(true);
    }
    if !wanted.contains(&true) {
        return Vec::new();
    }
    let mut short = Vec::new();
    for (change, wanted) in changes.into_iter().zip(wanted) {
        match short.last_mut() {
            _ if wanted => short.push(change),
            Some(ItemChange::Skipped { count }) => *count += 1,
            _ => short.push(ItemChange::Skipped { count: 1 }),
        }
    }
    short
}

fn place_diffs(one: &Side, other: &Side, pairs: &[(usize, usize)]) -> Vec<PlaceDiff> {
    let mut found: Vec<PlaceDiff> = Vec::new();
    let mut last = None;
    for (at, to) in pairs {
        let (first, second) = (&one.places[*at], &other.places[*to]);
        if first == second {
            continue;
        }
        match found.last_mut() {
            Some(before)
                if last == Some(at.wrapping_sub(1)) && (&before.first, &before.second) == (first, second) =>
            {
                before.more += 1;
            }
            _ => found.push(PlaceDiff {
                instruction: one.text(*at),
                more: 0,
                first: first.clone(),
                second: second.clone(),
            }),
        }
        last = Some(*at);
    }
    found
}

/// Exception tables by the instructions that they name.
fn handler_diffs(one: &Side, other: &Side, partner: &[Option<usize>]) -> Vec<ItemChange> {
    type Ends = [Option<usize>; 3];
    let ends = |side: &Side, entry: &ExceptionEntry| -> Ends {
        [entry.start, entry.end, entry.target].map(|unit| side.at(i64::from(unit) * 2))
    };
    let rest = |entry: &ExceptionEntry| (entry.depth, entry.lasti);
    let is_same = |a: &ExceptionEntry, b: &ExceptionEntry| {
        let (ours, theirs) = (ends(one, a), ends(other, b));
        let agree = ours.iter().zip(theirs).all(|(a, b)| a.and_then(|at| partner[at]) == b);
        agree && rest(a) == rest(b)
    };
    let describe = |side: &Side, entry: &ExceptionEntry| {
        let [start, end, target] = ends(side, entry).map(|at| match at {
            Some(at) => format!("{} ({at})", side.text(at)),
            None => "nowhere".to_owned(),
        });
        let lasti = if entry.lasti { ", with the raising offset" } else { "" };
        format!("{start} up to {end}: handled at {target}, depth {}{lasti}", entry.depth)
    };
    if one.handlers.len() == other.handlers.len()
        && one.handlers.iter().zip(&other.handlers).all(|(a, b)| is_same(a, b))
    {
        return Vec::new();
    }
    let first: Vec<String> = one.handlers.iter().map(|entry| describe(one, entry)).collect();
    let second: Vec<String> = other.handlers.iter().map(|entry| describe(other, entry)).collect();
    let changes = items(&first, &second);
    if !changes.is_empty() {
        return changes;
    }
    // The same words, of instructions that do not belong together.
    let removed = first.into_iter().map(|item| ItemChange::Removed { item });
    removed.chain(second.into_iter().map(|item| ItemChange::Added { item })).collect()
}
